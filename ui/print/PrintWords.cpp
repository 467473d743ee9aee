// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PrintWords.h"

#include "ui/kit/Countries.h"

#include <QCoreApplication>
#include <QTranslator>

#include <array>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char* kContext = "ch::ui::PrintWords";

// By PrintWord.
constexpr std::array<const char*, kPrintWordCount> kWords{
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Packing slip"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Invoice"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Pick list"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Address label"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Reprint"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Cancelled"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "On hold"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Ship to"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "From"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Order"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Placed"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Paid"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Ship by"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Printed"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Carrier"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Tracking number"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Parcel"),
    //: The number of a parcel of an order, and how many there are.
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Parcel %1 of %2"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Page %1 of %2"),
    //: Behind the title of a document, from its second page on.
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "continued"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Qty"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Item"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "SKU"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Location"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Unit price"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Amount"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Subtotal"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Discount"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Shipping"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Total"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Payment"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Refund"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Amount due"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Paid in full"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Currency"),
    QT_TRANSLATE_N_NOOP("ch::ui::PrintWords", "%n order(s)"),
    QT_TRANSLATE_N_NOOP("ch::ui::PrintWords", "%n unit(s)"),
    QT_TRANSLATE_N_NOOP("ch::ui::PrintWords", "%n line(s)"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "In stock"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Sort into orders"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Scan to open the order"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Phone"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Customer"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Customer number"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "free"),
    QT_TRANSLATE_NOOP("ch::ui::PrintWords", "Nothing is left to fetch for these orders."),
};

} // namespace

PrintWords::PrintWords(const QString& language) : m_language(language.isEmpty() ? u"en"_s : language)
{
    auto catalogue = std::make_shared<QTranslator>();
    if (!catalogue->load(QLocale(m_language), u"countinghouse"_s, u"_"_s, u":/i18n"_s)) {
        // What it has is only plural forms; the rest stands above.
        m_language = u"en"_s;
        (void)catalogue->load(u":/i18n/countinghouse_en.qm"_s);
    }
    m_catalogue = std::move(catalogue);
}

QString PrintWords::translated(const char* context, const char* text, int n) const
{
    const QString found = m_catalogue->translate(context, text, nullptr, n);
    return found.isEmpty() ? QString::fromUtf8(text) : found;
}

QString PrintWords::operator()(PrintWord word) const
{
    return translated(kContext, kWords[size_t(word)]);
}

QString PrintWords::operator()(PrintDocument document) const
{
    switch (document) {
    case PrintDocument::PackingSlip:
        return (*this)(PrintWord::PackingSlip);
    case PrintDocument::Invoice:
        return (*this)(PrintWord::Invoice);
    case PrintDocument::PickList:
        return (*this)(PrintWord::PickList);
    case PrintDocument::AddressLabel:
        return (*this)(PrintWord::AddressLabel);
    }
    Q_UNREACHABLE();
}

QString PrintWords::counted(PrintWord word, qint64 n, const QLocale& locale) const
{
    // A catalogue chooses its form by an int; beyond it every language says "many".
    const int form = int(std::min<qint64>(n, std::numeric_limits<int>::max()));
    return translated(kContext, kWords[size_t(word)], form).replace(u"%n"_s, locale.toString(n));
}

QString PrintWords::country(const QString& code) const
{
    return countryNameBy(code, [this](const char* name) { return translated("ch::ui::Country", name); });
}

} // namespace ch::ui
