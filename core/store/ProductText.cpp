// SPDX-License-Identifier: Apache-2.0
#include "core/store/ProductText.h"

#include "core/store/SearchText.h"

namespace ch::store {

namespace {

constexpr QChar kSeparator(0x1f);
/// Longer numbers are texts to everybody.
constexpr qsizetype kMostDigits = 9;

void add(QString& text, const QString& part)
{
    if (!part.isEmpty())
        text += part + kSeparator;
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

} // namespace

QString searchTextOf(const Product& product)
{
    QString text;
    add(text, product.sku);
    add(text, product.barcode.value_or(QString()));
    add(text, product.title);
    add(text, product.location.value_or(QString()));
    return folded(text);
}

QString placeKey(const QString& location)
{
    const QString text = folded(location.trimmed());
    QString key;
    for (qsizetype i = 0; i < text.size();) {
        if (!isDigit(text[i])) {
            key += text[i++];
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        qsizetype first = i;
        while (first + 1 < end && text[first] == u'0')
            ++first;
        // How many digits there are comes before the digits: 15 is after 2.
        const QStringView digits = QStringView(text).sliced(first, end - first);
        key += QString::number(std::min(digits.size(), kMostDigits));
        key += digits;
        i = end;
    }
    return key;
}

} // namespace ch::store
