// SPDX-License-Identifier: Apache-2.0
// What the rules of OrderRules.h share: checks in the order that contract section 5 wants them, and the ways an order
// changes. For the rule files of this folder only.
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/OrderRules.h"

#include <QLatin1StringView>
#include <QStringView>

#include <initializer_list>

namespace ch::rules {

/// Gathers what is wrong, so that a person sees every bad field at once.
class Problems
{
public:
    void add(QLatin1StringView field, const QString& problem) { add(QString(field), problem); }
    void add(const QString& field, const QString& problem) { m_list.push_back({field, problem}); }
    /// ok, or one VALIDATION_FAILED for all of them.
    Result<> result() const;

private:
    std::vector<FieldProblem> m_list;
};

/// "lines[2].quantity"
QString memberOf(QLatin1StringView list, size_t index, QLatin1StringView member);
bool isBlank(QStringView text);
/// In code points.
qsizetype characterCount(QStringView text);
/// 1 … `most` code points, each of them printable, no white space but U+0020 and none at the ends.
bool isVisibleText(QStringView text, qsizetype most);

Error stateConflict(const Order& order);
Result<> requireStatus(const Order& order, std::initializer_list<OrderStatus> legal);
/// VERSION_MISMATCH if the actor looked at another version.
Result<> requireVersion(const Order& order, const StepContext& step);
/// Every line must be on the order and have that much left to ship.
void checkLeftToShip(Problems& problems, const Order& order, const std::vector<LineQuantity>& lines,
                     QLatin1StringView list);

/// All that is left to ship, line by line.
std::vector<LineQuantity> leftToShip(const Order& order);
bool isExpired(const Order& order, UtcTime now);
/// Whether a hold is there that still counts.
bool isHeld(const Order& order, UtcTime now);
bool hasLapsedHold(const Order& order, UtcTime now);
/// A claim of somebody else that still counts, or null. A claim is a person's at one device: where the same user is signed
/// in at two pack stations, the other one is somebody else (docs/decisions/010).
const Claim* claimOfOther(const Order& order, const StepContext& step);
Error claimed(const Claim& claim);

/// The change that changes nothing: no entry in the timeline, nothing to store.
OrderChange unchanged(const Order& order);
/// For what makes nobody's next step wrong: notes, claims, packing progress.
void touch(Order& order, const StepContext& step);
/// For all else: a new version too.
void bump(Order& order, const StepContext& step);

TimelineEntry entryOf(TimelineKind kind, const StepContext& step);
/// The service as the actor of what follows by itself from somebody's step, in the same trace.
StepContext asService(const StepContext& step);
/// RFC 3339, or nothing.
FieldValue valueOf(const std::optional<UtcTime>& time);
/// A text that may be missing: nothing if it is empty.
FieldValue valueOf(const QString& text);

/// Moves to another status with its time stamp, and writes the step into `entry`, which becomes part of the timeline.
/// What only an open order has goes with it: expiry, and with the last goods or the cancellation hold and claim.
void moveTo(OrderChange& change, OrderStatus status, TimelineEntry entry, const StepContext& step);
/// Ends the hold that is there, if there is one: HOLD_EXPIRED by the service if its time passed, else HOLD_RELEASED.
void endHold(OrderChange& change, const StepContext& step);
/// Gives back what is still reserved for a cancelled order. A line is released as a whole at most once, hence sequence 0.
void releaseReservation(OrderChange& change);
/// PENDING → CANCELLED TIMEOUT, done by the service whoever noticed that the time was up.
void closeUnpaid(OrderChange& change, const StepContext& step);

} // namespace ch::rules
