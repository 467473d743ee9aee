// SPDX-License-Identifier: Apache-2.0
#include "core/domain/ScanCode.h"

#include <QUrl>

#include <algorithm>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kGtinLength = 14;
constexpr QChar kGroupSeparator(0x1d);

bool areDigits(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// "]C1" and the like: a bracket, a letter for the symbology, a digit or letter for its variant.
bool hasSymbology(QStringView text)
{
    return text.size() > 3 && text[0] == u']' && text[1].isLetter() && text[1].unicode() < 128 &&
           text[2].isLetterOrNumber() && text[2].unicode() < 128;
}

/// GS1-128 and GS1 DataMatrix: element strings, here those that begin with an article number (01).
bool isGs1(QStringView symbology)
{
    return symbology == u"]C1" || symbology == u"]d2" || symbology == u"]e0" || symbology == u"]Q3";
}

} // namespace

QString plainCode(QStringView scanned)
{
    QStringView code = scanned.trimmed();
    bool gs1 = false;
    if (hasSymbology(code)) {
        gs1 = isGs1(code.first(3));
        code = code.sliced(3);
    }
    // Some scanners write the elements' brackets as they are printed below the bars.
    if (code.startsWith(u"(01)"_s) && code.size() >= 4 + kGtinLength && areDigits(code.sliced(4, kGtinLength)))
        return code.sliced(4, kGtinLength).toString();
    if (gs1 && code.startsWith(u"01"_s) && code.size() >= 2 + kGtinLength && areDigits(code.first(2 + kGtinLength)))
        return code.sliced(2, kGtinLength).toString();
    QString text = code.trimmed().toString();
    text.remove(kGroupSeparator);
    return text;
}

std::optional<QString> orderNoOfLink(QStringView code)
{
    constexpr auto kLink = "countinghouse://order/"_L1;
    if (!code.startsWith(kLink, Qt::CaseInsensitive))
        return std::nullopt;
    const QString orderNo =
        QUrl::fromPercentEncoding(code.sliced(kLink.size()).toUtf8()).section(u'?', 0, 0).section(u'/', 0, 0).trimmed();
    return orderNo.isEmpty() ? std::nullopt : std::optional(orderNo);
}

QString gtinOf(QStringView code)
{
    if (!areDigits(code) || (code.size() != 8 && code.size() != 12 && code.size() != 13 && code.size() != kGtinLength))
        return {};
    return code.toString().rightJustified(kGtinLength, u'0');
}

} // namespace ch
