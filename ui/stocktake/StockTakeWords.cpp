// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/StockTakeWords.h"

#include <QCoreApplication>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct StockTakeWords
{
    Q_DECLARE_TR_FUNCTIONS(ch::ui::StockTakeWords)
};

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace

QString words(StockCountStatus status)
{
    switch (status) {
    case StockCountStatus::Counting:
        return StockTakeWords::tr("Counting");
    case StockCountStatus::Approved:
        return StockTakeWords::tr("Approved");
    case StockCountStatus::Cancelled:
        return StockTakeWords::tr("Cancelled");
    }
    return {};
}

Tone toneOf(StockCountStatus status)
{
    switch (status) {
    case StockCountStatus::Counting:
        return Tone::Info;
    case StockCountStatus::Approved:
        return Tone::Good;
    case StockCountStatus::Cancelled:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

QString words(const CountScope& scope)
{
    switch (scope.kind) {
    case CountScope::Kind::All:
        return StockTakeWords::tr("All products");
    case CountScope::Kind::Location:
        return StockTakeWords::tr("Places beginning with %1").arg(scope.location);
    case CountScope::Kind::Skus:
        return StockTakeWords::tr("%n chosen product(s)", nullptr, int(scope.skus.size()));
    }
    return {};
}

QString progressWords(const StockCount& count, const Formats& formats)
{
    return joined(
        {StockTakeWords::tr("%1 of %2 counted").arg(formats.count(count.counted), formats.count(count.lines)),
         count.recounts > 0 ? StockTakeWords::tr("%n to count again", nullptr, int(count.recounts)) : QString(),
         count.differences.value_or(0) > 0 ? StockTakeWords::tr("%n difference(s)", nullptr, int(*count.differences))
                                           : QString()});
}

QString signedCount(std::optional<qint64> difference, const Formats& formats)
{
    if (!difference)
        return {};
    if (*difference == 0)
        return u"0"_s;
    return (*difference > 0 ? u"+"_s : u"\u2212"_s) + formats.count(qAbs(*difference));
}

QString counterWords(const StockCountLine& line, const Formats& formats)
{
    QStringList parts;
    for (const CountEntry& entry : line.entries) {
        if (!entry.counts || !entry.counted)
            continue;
        parts +=
            entry.place.isEmpty()
                ? StockTakeWords::tr("%1: %2", "who counted, how many").arg(entry.user, formats.count(*entry.counted))
                : StockTakeWords::tr("%1: %2 at %3", "who counted, how many, where")
                      .arg(entry.user, formats.count(*entry.counted), entry.place);
    }
    return parts.join(u" · "_s);
}

QString movedWords(const StockCountLine& line, const Formats& formats)
{
    const auto part = [&](std::optional<qint64> moved, bool isBefore) -> QString {
        if (moved.value_or(0) == 0)
            return {};
        const QString units = formats.count(qAbs(*moved));
        if (*moved < 0)
            return isBefore ? StockTakeWords::tr("%1 out before").arg(units)
                            : StockTakeWords::tr("%1 out since").arg(units);
        return isBefore ? StockTakeWords::tr("%1 in before").arg(units) : StockTakeWords::tr("%1 in since").arg(units);
    };
    return joined({part(line.movedBefore(), true), part(line.movedSince(), false)});
}

QString words(CountLineState state)
{
    switch (state) {
    case CountLineState::Uncounted:
        return StockTakeWords::tr("Not counted");
    case CountLineState::Counted:
        return StockTakeWords::tr("Counted");
    case CountLineState::Recount:
        return StockTakeWords::tr("Count again");
    }
    return {};
}

Tone toneOf(const StockCountLine& line)
{
    switch (line.state()) {
    case CountLineState::Uncounted:
        return Tone::Neutral;
    case CountLineState::Recount:
        return Tone::Info;
    case CountLineState::Counted:
        break;
    }
    const qint64 difference = line.difference().value_or(0);
    return difference == 0 ? Tone::Good : difference < 0 ? Tone::Warn : Tone::Bad;
}

QStringList differenceReasons()
{
    return {u"COUNTED"_s, u"LOST"_s, u"DAMAGED"_s, u"RETURNED"_s, u"RECEIVED"_s, u"CORRECTION"_s, u"OTHER"_s};
}

} // namespace ch::ui
