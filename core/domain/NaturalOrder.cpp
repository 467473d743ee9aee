// SPDX-License-Identifier: Apache-2.0
#include "core/domain/NaturalOrder.h"

#include <QChar>

namespace ch {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// The run of digits at the start of a text, without leading zeros; takes it off the text.
QStringView takeNumber(QStringView& text)
{
    qsizetype zeros = 0;
    while (zeros < text.size() && text[zeros] == u'0')
        ++zeros;
    qsizetype end = zeros;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    const QStringView number = text.sliced(zeros, end - zeros);
    text = text.sliced(end);
    return number;
}

std::strong_ordering ordered(int comparison)
{
    return comparison <=> 0;
}

std::strong_ordering compareNumbers(QStringView& left, QStringView& right)
{
    const QStringView a = takeNumber(left);
    const QStringView b = takeNumber(right);
    // Without leading zeros the longer one is the greater; numbers of any length compare so.
    return a.size() != b.size() ? a.size() <=> b.size() : ordered(a.compare(b));
}

} // namespace

std::strong_ordering naturalOrder(QStringView left, QStringView right)
{
    if (left.isEmpty() != right.isEmpty())
        return right.isEmpty() ? std::strong_ordering::less : std::strong_ordering::greater;
    QStringView a = left;
    QStringView b = right;
    while (!a.isEmpty() && !b.isEmpty()) {
        if (isDigit(a.front()) && isDigit(b.front())) {
            if (const auto order = compareNumbers(a, b); order != 0)
                return order;
            continue;
        }
        const QChar x = a.front().toCaseFolded();
        const QChar y = b.front().toCaseFolded();
        if (x != y)
            return x < y ? std::strong_ordering::less : std::strong_ordering::greater;
        a = a.sliced(1);
        b = b.sliced(1);
    }
    if (a.size() != b.size())
        return a.size() <=> b.size();
    return ordered(left.compare(right));
}

} // namespace ch
