// SPDX-License-Identifier: Apache-2.0
#include "core/domain/StockCountRules.h"

#include "core/domain/OrderRuleSupport.h"
#include "core/domain/Reason.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isSameCounter(const CountEntry& a, const CountEntry& b)
{
    return a.user == b.user && a.device == b.device && a.place == b.place;
}

Error badDecision(const QString& sku, const QString& problem)
{
    rules::Problems problems;
    problems.add("lines"_L1, sku + u' ' + problem);
    return problems.result().error();
}

} // namespace

Result<> expectOpen(const StockCount& count)
{
    if (count.isOpen())
        return ok();
    const QJsonObject facts{
        {u"status"_s, QString(nameOf(count.status))}, {u"version"_s, count.version}, {u"stock_count"_s, count.name}};
    return refusal(Reason::StateConflict, QJsonDocument(facts).toJson(QJsonDocument::Compact));
}

UtcTime countedAtOf(const CountLineDraft& draft, const StockCount& count, UtcTime now)
{
    return std::max(count.createdAt, std::min(draft.countedAt, now));
}

void markEntries(std::vector<CountEntry>& entries, int round)
{
    for (size_t i = 0; i < entries.size(); ++i) {
        CountEntry& entry = entries[i];
        const bool isReplaced =
            std::any_of(entries.begin() + std::ptrdiff_t(i) + 1, entries.end(), [&](const CountEntry& later) {
                return later.round == entry.round && isSameCounter(later, entry);
            });
        entry.counts = entry.round == round && entry.counted && !isReplaced;
    }
}

CountTally tallyOf(std::span<const CountEntry> entries)
{
    CountTally tally;
    for (const CountEntry& entry : entries) {
        if (!entry.counts || !entry.counted)
            continue;
        tally.first = tally.counted ? std::min(tally.first, entry.countedAt) : entry.countedAt;
        tally.last = tally.counted ? std::max(tally.last, entry.countedAt) : entry.countedAt;
        tally.counted = tally.counted.value_or(0) + *entry.counted;
    }
    return tally;
}

void addEntry(StockCountLine& line, CountEntry entry)
{
    line.entries.push_back(std::move(entry));
    markEntries(line.entries, line.round);
    const CountTally tally = tallyOf(line.entries);
    line.counted = tally.counted;
    line.firstCountedAt = tally.counted ? std::optional(tally.first) : std::nullopt;
    line.countedAt = tally.counted ? std::optional(tally.last) : std::nullopt;
}

bool isOnPaperOnly(MovementKind kind, QStringView reason)
{
    return kind == MovementKind::Count ||
           (kind == MovementKind::Adjust && (reason == "COUNTED"_L1 || reason == "CORRECTION"_L1));
}

void addProgress(StockCount& count, const StockCountLine& before, const StockCountLine& after)
{
    const auto add = [&](const StockCountLine& line, int sign) {
        count.counted += line.state() == CountLineState::Counted ? sign : 0;
        count.recounts += line.state() == CountLineState::Recount ? sign : 0;
        if (const auto difference = line.difference(); difference && *difference != 0)
            count.differences = count.differences.value_or(0) + sign;
    };
    add(before, -1);
    add(after, 1);
}

std::optional<qint64> adjustmentOf(const StockCountLine& line)
{
    const auto difference = line.difference();
    if (!difference)
        return std::nullopt;
    return *difference - line.correctedSince.value_or(0);
}

Result<std::optional<CountEffect>> effectOf(const StockCountLine& line, const CountDecision* decision,
                                            const CountApproval& approval)
{
    const auto kind = decision ? decision->kind : CountDecision::Kind::Apply;
    std::optional<qint64> delta;
    switch (kind) {
    case CountDecision::Kind::Leave:
        break;
    case CountDecision::Kind::Zero:
        if (line.counted)
            return badDecision(line.sku, u"was counted: it is no ZERO"_s);
        delta = -line.onHand.value_or(0);
        break;
    case CountDecision::Kind::Apply:
        if (decision && !line.counted)
            return badDecision(line.sku, u"was counted by nobody: leave it, or say ZERO"_s);
        delta = adjustmentOf(line);
        break;
    }
    if (!delta)
        return std::optional<CountEffect>();
    const auto firstOf = [](const QString& own, const QString& other) { return own.isEmpty() ? other : own; };
    CountEffect effect{.sku = line.sku, .delta = *delta};
    effect.reason = firstOf(decision ? decision->reason : QString(), firstOf(approval.reason, u"COUNTED"_s));
    effect.note = firstOf(decision ? decision->note : QString(), approval.note);
    return std::optional(std::move(effect));
}

StockCount seenBy(StockCount count, bool tells)
{
    if (!tells)
        count.differences.reset();
    return count;
}

StockCountLine seenBy(StockCountLine line, bool tells)
{
    if (tells)
        return line;
    line.expected.reset();
    line.onHandAtStart.reset();
    line.onHand.reset();
    line.correctedSince.reset();
    line.movedBetween.reset();
    for (CountEntry& entry : line.entries)
        entry.expected.reset();
    return line;
}

bool tellsExpected(const StockCount& count, Role role)
{
    return role == Role::Merchant || !count.blind || !count.isOpen();
}

} // namespace ch
