// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/PasteNumbers.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace ch::ui {

namespace {

constexpr qsizetype kLongestNumber = 32;

const QRegularExpression& separators()
{
    static const QRegularExpression expression(QStringLiteral("[\\s,;|\\x{2028}\\x{2029}、，；]+"));
    return expression;
}

QString bare(QStringView part)
{
    constexpr QStringView around = u"\"'#“”‘’«»`";
    while (!part.isEmpty() && around.contains(part.front()))
        part = part.sliced(1);
    while (!part.isEmpty() && around.contains(part.back()))
        part.chop(1);
    return part.toString();
}

bool hasDigit(const QString& text)
{
    return std::ranges::any_of(text, [](QChar character) { return character.isDigit(); });
}

} // namespace

bool isNumberList(const QString& text)
{
    static const QRegularExpression lines(QStringLiteral("[\\r\\n\\x{2028}\\x{2029}]"));
    static const QRegularExpression marks(QStringLiteral("[\\t,;|、，；]"));
    const QString trimmed = text.trimmed();
    const QStringList parts = trimmed.split(separators(), Qt::SkipEmptyParts);
    if (parts.size() < 2)
        return false;
    // "Miller, Anna" is somebody's name; the head of a copied column has no digits either.
    const qsizetype withDigits = std::ranges::count_if(parts, hasDigit);
    if (trimmed.contains(lines))
        return 2 * withDigits >= parts.size() || trimmed.split(lines, Qt::SkipEmptyParts).size() == parts.size();
    return trimmed.contains(marks) && withDigits == parts.size();
}

PastedNumbers pastedNumbers(const QString& text)
{
    const QStringList parts = text.split(separators(), Qt::SkipEmptyParts);
    const bool haveDigits = std::ranges::any_of(parts, hasDigit);
    PastedNumbers pasted;
    QSet<QString> seen;
    for (const QString& part : parts) {
        const QString number = bare(part);
        const bool isNumber = !number.isEmpty() && number.size() <= kLongestNumber && (!haveDigits || hasDigit(number));
        if (!isNumber || seen.contains(number))
            continue;
        seen.insert(number);
        if (pasted.numbers.size() < kMostPastedNumbers)
            pasted.numbers.push_back(number);
        else
            ++pasted.leftOut;
    }
    return pasted;
}

} // namespace ch::ui
