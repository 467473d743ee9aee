// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/DatePattern.h"

#include <algorithm>
#include <vector>

namespace ch::ui::DatePattern {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A field ("MMMM", "d" or "yyyy年": what stands right behind it in East Asian scripts belongs to it) or what is between two.
struct Part
{
    QString text;
    bool isField = false;

    bool is(QChar letter) const { return isField && text.startsWith(letter); }
};

bool isIdeographic(QChar c)
{
    return c.script() == QChar::Script_Han || c.script() == QChar::Script_Hangul;
}

std::vector<Part> partsOf(const QString& pattern)
{
    std::vector<Part> parts;
    bool quoted = false;
    for (const QChar c : pattern) {
        if (c == u'\'')
            quoted = !quoted;
        const bool isLetter = !quoted && c != u'\'' && (c == u'd' || c == u'M' || c == u'y');
        const bool joins = !parts.empty() && parts.back().isField && isIdeographic(c);
        const bool continues =
            !parts.empty() && parts.back().isField == isLetter && (!isLetter || parts.back().text.front() == c);
        if (joins || (continues && !(isLetter && isIdeographic(parts.back().text.back()))))
            parts.back().text += c;
        else
            parts.push_back({QString(c), isLetter});
    }
    return parts;
}

void remove(std::vector<Part>& parts, bool (*isWanted)(const Part&))
{
    const auto found = std::find_if(parts.begin(), parts.end(), isWanted);
    if (found == parts.end())
        return;
    const auto index = found - parts.begin();
    parts.erase(found);
    // What separated it goes too: before it, or behind it if it came first.
    const auto separator = index > 0 ? index - 1 : index;
    if (separator < std::ssize(parts) && !parts[static_cast<size_t>(separator)].isField)
        parts.erase(parts.begin() + separator);
    if (!parts.empty() && !parts.front().isField)
        parts.erase(parts.begin());
}

QString shortened(const QLocale& locale, bool withYear)
{
    std::vector<Part> parts = partsOf(locale.dateFormat(QLocale::LongFormat));
    remove(parts, [](const Part& part) { return part.text.startsWith(u"ddd"); });
    if (!withYear)
        remove(parts, [](const Part& part) { return part.is(u'y'); });
    QString pattern;
    for (const Part& part : parts)
        pattern += part.isField ? QString(part.text).replace(u"MMMM"_s, u"MMM"_s) : part.text;
    return pattern.trimmed();
}

} // namespace

QString dayMonth(const QLocale& locale)
{
    return shortened(locale, false);
}

QString dayMonthYear(const QLocale& locale)
{
    return shortened(locale, true);
}

QString hourMinute(const QLocale& locale)
{
    return locale.timeFormat(QLocale::ShortFormat);
}

QString hourMinuteSecond(const QLocale& locale)
{
    QString pattern = locale.timeFormat(QLocale::ShortFormat);
    if (!pattern.contains(u's'))
        pattern.replace(u"mm"_s, pattern.contains(u'.') && !pattern.contains(u':') ? u"mm.ss"_s : u"mm:ss"_s);
    return pattern;
}

} // namespace ch::ui::DatePattern
