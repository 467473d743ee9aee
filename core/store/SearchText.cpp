// SPDX-License-Identifier: Apache-2.0
#include "core/store/SearchText.h"

namespace ch::store {

namespace {

constexpr QChar kSeparator(0x1f);
constexpr int kCharacterBits = 21;
constexpr Trigram kCharacterMask = (Trigram(1) << kCharacterBits) - 1;

void add(QString& text, const QString& part)
{
    if (part.isEmpty())
        return;
    text += part;
    text += kSeparator;
}

/// As an FTS5 string: quotes are doubled.
QString quoted(QString text)
{
    return QString(u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"');
}

} // namespace

QString folded(const QString& text)
{
    return text.toCaseFolded();
}

QString searchTextOf(const Order& order)
{
    QString text;
    text.reserve(256);
    add(text, order.orderNo);
    add(text, order.customer.name);
    add(text, order.shipTo.name == order.customer.name ? QString() : order.shipTo.name);
    add(text, order.shipTo.city);
    add(text, order.shipTo.region);
    for (const OrderLine& line : order.lines) {
        add(text, line.sku);
        add(text, line.title);
    }
    for (const Shipment& shipment : order.shipments)
        add(text, shipment.trackingNo);
    return folded(text);
}

std::vector<Trigram> trigramsOf(const QString& foldedText)
{
    std::vector<Trigram> trigrams;
    trigrams.reserve(size_t(foldedText.size()));
    Trigram window = 0;
    int filled = 0;
    for (qsizetype i = 0; i < foldedText.size(); ++i) {
        char32_t character = foldedText[i].unicode();
        if (foldedText[i].isHighSurrogate() && i + 1 < foldedText.size()) {
            character = QChar::surrogateToUcs4(foldedText[i], foldedText[i + 1]);
            ++i;
        }
        window = ((window << kCharacterBits) | character) & ((Trigram(1) << (3 * kCharacterBits)) - 1);
        if (++filled >= 3)
            trigrams.push_back(window);
    }
    return trigrams;
}

QString textOf(Trigram trigram)
{
    const char32_t characters[]{char32_t((trigram >> (2 * kCharacterBits)) & kCharacterMask),
                                char32_t((trigram >> kCharacterBits) & kCharacterMask),
                                char32_t(trigram & kCharacterMask)};
    return QString::fromUcs4(characters, 3);
}

QString matchExpression(const QString& foldedText)
{
    // Without positions in the index (detail=none) a phrase is asked for as all of its trigrams.
    QStringList terms;
    for (const Trigram trigram : trigramsOf(foldedText))
        terms.push_back(quoted(textOf(trigram)));
    terms.removeDuplicates();
    return terms.join(u" AND ");
}

QString matchAny(const QStringList& trigrams)
{
    QStringList terms;
    for (const QString& trigram : trigrams)
        terms.push_back(quoted(trigram));
    return terms.join(u" OR ");
}

} // namespace ch::store
