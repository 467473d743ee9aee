// SPDX-License-Identifier: Apache-2.0
// A stock take: what is to be counted, what each counter found, and what it comes to (docs/decisions/015).
// Plain values and pure functions; safe on any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/base/UtcTime.h"
#include "core/domain/Product.h"

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace ch {

/// A pause is no state: a count is open until somebody approves or cancels it.
enum class StockCountStatus { Counting, Approved, Cancelled };
/// COUNTING, APPROVED, CANCELLED.
QLatin1StringView nameOf(StockCountStatus status);
std::optional<StockCountStatus> stockCountStatusFromName(QStringView name);

/// Whether a place begins with what a count goes to. Letter case does not matter, and no number is cut: "A-1" has "a-1-3" in it,
/// and not "A-10".
bool liesIn(QStringView place, QStringView scope);

struct CountScope
{
    enum class Kind { All, Location, Skus };
    Kind kind = Kind::All;
    /// Location: what the places begin with ("A-02"), as liesIn() says.
    QString location{};
    /// Skus: the chosen ones.
    QStringList skus{};

    /// Whether a count that is begun now takes the product in. A retired one that still lies there is counted too.
    bool covers(const Product& product) const;
    friend bool operator==(const CountScope&, const CountScope&) = default;
};
/// ALL, LOCATION, SKUS.
QLatin1StringView nameOf(CountScope::Kind kind);
std::optional<CountScope::Kind> countScopeKindFromName(QStringView name);

struct StockCount
{
    StockCountId id{};
    QString name{};
    StockCountStatus status = StockCountStatus::Counting;
    /// Counters are not told what is expected while it is open.
    bool blind = false;
    CountScope scope{};
    /// Empty: none.
    QString note{};
    qint64 lines = 0;
    /// Lines with a number; those that are to be counted again are not among them.
    qint64 counted = 0;
    /// Lines that are to be counted again and were not yet.
    qint64 recounts = 0;
    /// Counted lines that are not what was expected; nothing for those who are not told.
    std::optional<qint64> differences{};
    /// Who has counted so far, in the order they began.
    QStringList counters{};
    QString createdBy{};
    UtcTime createdAt{};
    std::optional<UtcTime> lastCountedAt{};
    /// Who approved or cancelled it.
    QString endedBy{};
    std::optional<UtcTime> endedAt{};
    /// Grows with every change: whoever approves has seen all of it.
    qint64 version = 1;
    qint64 revision = 0;

    bool isOpen() const { return status == StockCountStatus::Counting; }
    friend bool operator==(const StockCount&, const StockCount&) = default;
};

/// What one counter found of one product at one place; the newest of a counter and place stands for it.
struct CountEntry
{
    QString user{};
    QString device{};
    /// Where; empty: at the product's own place.
    QString place{};
    /// 1, and one more with each recount.
    int round = 1;
    /// Nothing: what was counted there before is taken back.
    std::optional<qint64> counted{};
    /// The on_hand that the device knew; nothing for those who are not told.
    std::optional<qint64> expected{};
    UtcTime countedAt{};
    /// When the service heard of it.
    UtcTime at{};
    QString opId{};
    QString note{};
    /// Whether it is part of the line's number: of this round, and not replaced by a later one.
    bool counts = true;

    friend bool operator==(const CountEntry&, const CountEntry&) = default;
};

enum class CountLineState { Uncounted, Counted, Recount };
/// UNCOUNTED, COUNTED, RECOUNT.
QLatin1StringView nameOf(CountLineState state);
std::optional<CountLineState> countLineStateFromName(QStringView name);

struct StockCountLine
{
    QString sku{};
    QString title{};
    std::optional<QString> location{};
    int round = 1;
    /// The sum of what counts; nothing: nobody counted it (which is not zero).
    std::optional<qint64> counted{};
    /// on_hand as of `countedAt`. Nothing, as all that tells of it, for those who are not told.
    std::optional<qint64> expected{};
    /// When the count began.
    std::optional<qint64> onHandAtStart{};
    std::optional<qint64> onHand{};
    /// Of the stock since `countedAt`: units that were only put right on paper (other counts, corrections).
    std::optional<qint64> correctedSince{};
    /// Moved between the first and the last of several entries: on which side of them nobody knows.
    std::optional<qint64> movedBetween{};
    std::optional<UtcTime> firstCountedAt{};
    std::optional<UtcTime> countedAt{};
    /// What the approval made of it; nothing before, and where it left the line alone.
    std::optional<qint64> applied{};
    /// Of the approval.
    QString reason{};
    QString note{};
    std::vector<CountEntry> entries{};
    qint64 revision = 0;

    CountLineState state() const
    {
        return counted ? CountLineState::Counted : round > 1 ? CountLineState::Recount : CountLineState::Uncounted;
    }
    std::optional<qint64> difference() const
    {
        return counted && expected ? std::optional(*counted - *expected) : std::nullopt;
    }
    /// Sold and received from the start of the count to the moment of counting, and from there on.
    std::optional<qint64> movedBefore() const
    {
        return expected && onHandAtStart ? std::optional(*expected - *onHandAtStart) : std::nullopt;
    }
    std::optional<qint64> movedSince() const
    {
        return expected && onHand ? std::optional(*onHand - *expected) : std::nullopt;
    }
    friend bool operator==(const StockCountLine&, const StockCountLine&) = default;
};

// --- What people ask for --------------------------------------------------------------------------------------------

struct NewStockCount
{
    QString name{};
    CountScope scope{};
    bool blind = false;
    QString note{};
};

/// PUT /stock-counts/{id}/lines/{sku}.
struct CountLineDraft
{
    std::optional<qint64> counted{};
    qint64 expected = 0;
    UtcTime countedAt{};
    QString place{};
    /// The round that the device knew; 0: the present one.
    int round = 0;
    QString note{};

    friend bool operator==(const CountLineDraft&, const CountLineDraft&) = default;
};

/// What the merchant decides about one line.
struct CountDecision
{
    enum class Kind {
        /// Takes what was counted.
        Apply,
        /// Leaves the stock as it is.
        Leave,
        /// Of a line that nobody counted: there is none.
        Zero
    };
    QString sku{};
    Kind kind = Kind::Apply;
    /// One of the stock reasons; empty: the approval's.
    QString reason{};
    QString note{};

    friend bool operator==(const CountDecision&, const CountDecision&) = default;
};
/// APPLY, LEAVE, ZERO.
QLatin1StringView nameOf(CountDecision::Kind kind);
std::optional<CountDecision::Kind> countDecisionFromName(QStringView name);

struct CountApproval
{
    /// Of the count as it was seen; nothing: whatever it is now.
    std::optional<qint64> version{};
    /// For lines that say none of their own; empty: COUNTED.
    QString reason{};
    QString note{};
    std::vector<CountDecision> lines{};
};

inline constexpr int kMostChosenSkus = 500;
inline constexpr int kMostRecounts = 1'000;
inline constexpr int kMostDecisions = 10'000;
inline constexpr qint64 kMostCounted = 1'000'000'000;

} // namespace ch
