// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderRuleSupport.h"

#include "core/domain/Reason.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ch {

using namespace Qt::Literals::StringLiterals;

Error validationFailed(const std::vector<FieldProblem>& problems)
{
    QJsonArray errors;
    for (const FieldProblem& each : problems)
        errors.append(QJsonObject{{u"field"_s, each.field}, {u"problem"_s, each.problem}});
    return refusal(Reason::ValidationFailed,
                   QJsonDocument(QJsonObject{{u"errors"_s, errors}}).toJson(QJsonDocument::Compact));
}

QByteArray stateFacts(const Order& order)
{
    const QJsonObject facts{{u"status"_s, QString(nameOf(order.status))}, {u"version"_s, order.version}};
    return QJsonDocument(facts).toJson(QJsonDocument::Compact);
}

namespace rules {

namespace {

/// Calls `fn` with each code point, a lone surrogate included; stops when it says no.
template <class Fn> bool everyCodePoint(QStringView text, Fn fn)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t point = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            point = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (!fn(point))
            return false;
    }
    return true;
}

} // namespace

Result<> Problems::result() const
{
    if (m_list.empty())
        return ok();
    return validationFailed(m_list);
}

QString memberOf(QLatin1StringView list, size_t index, QLatin1StringView member)
{
    return list + u'[' + QString::number(index) + u"]."_s + member;
}

bool isBlank(QStringView text)
{
    return text.trimmed().isEmpty();
}

qsizetype characterCount(QStringView text)
{
    qsizetype count = 0;
    everyCodePoint(text, [&count](char32_t) { return ++count > 0; });
    return count;
}

bool isVisibleText(QStringView text, qsizetype most)
{
    if (text.isEmpty() || text.front() == u' ' || text.back() == u' ' || characterCount(text) > most)
        return false;
    return everyCodePoint(
        text, [](char32_t point) { return point == U' ' || (QChar::isPrint(point) && !QChar::isSpace(point)); });
}

Error stateConflict(const Order& order)
{
    return refusal(Reason::StateConflict, stateFacts(order));
}

Result<> requireStatus(const Order& order, std::initializer_list<OrderStatus> legal)
{
    if (std::ranges::find(legal, order.status) == legal.end())
        return stateConflict(order);
    return ok();
}

Result<> requireVersion(const Order& order, const StepContext& step)
{
    if (step.ifMatch && *step.ifMatch != order.version)
        return refusal(Reason::VersionMismatch, stateFacts(order));
    return ok();
}

void checkLeftToShip(Problems& problems, const Order& order, const std::vector<LineQuantity>& lines,
                     QLatin1StringView list)
{
    for (size_t i = 0; i < lines.size(); ++i) {
        const OrderLine* line = order.line(lines[i].lineNo);
        if (!line)
            problems.add(memberOf(list, i, "line_no"_L1), u"is not a line of this order"_s);
        else if (lines[i].quantity > line->toShip())
            problems.add(memberOf(list, i, "quantity"_L1), u"only %1 left to ship"_s.arg(line->toShip()));
    }
}

std::vector<LineQuantity> leftToShip(const Order& order)
{
    std::vector<LineQuantity> left;
    for (const OrderLine& line : order.lines) {
        if (line.toShip() > 0)
            left.push_back({line.lineNo, line.toShip()});
    }
    return left;
}

bool isExpired(const Order& order, UtcTime now)
{
    return order.status == OrderStatus::Pending && order.expiresAt && *order.expiresAt <= now;
}

bool hasLapsedHold(const Order& order, UtcTime now)
{
    return order.hold && order.hold->until && *order.hold->until <= now;
}

bool isHeld(const Order& order, UtcTime now)
{
    return order.hold && !hasLapsedHold(order, now);
}

const Claim* claimOfOther(const Order& order, const StepContext& step)
{
    const bool living = order.claim && step.now < order.claim->expiresAt;
    const bool own = living && order.claim->userId == step.actor.userId && order.claim->device == step.actor.device;
    return living && !own ? &*order.claim : nullptr;
}

Error claimed(const Claim& claim)
{
    const QJsonObject facts{
        {u"user"_s, claim.user}, {u"device"_s, claim.device}, {u"expires_at"_s, claim.expiresAt.toString()}};
    return refusal(Reason::Claimed, QJsonDocument(facts).toJson(QJsonDocument::Compact));
}

OrderChange unchanged(const Order& order)
{
    return {.after = order, .stock = {}, .timeline = {}, .refund = {}};
}

void touch(Order& order, const StepContext& step)
{
    order.updatedAt = step.now;
}

void bump(Order& order, const StepContext& step)
{
    ++order.version;
    touch(order, step);
}

TimelineEntry entryOf(TimelineKind kind, const StepContext& step)
{
    return {.seq = 0, .kind = kind, .at = step.now, .actor = step.actor, .changes = {}, .detail = {}};
}

StepContext asService(const StepContext& step)
{
    return {
        .actor = {.userId = {}, .name = u"service"_s, .role = {}, .device = {}, .opId = {}, .trace = step.actor.trace},
        .now = step.now,
        .ifMatch = {}};
}

FieldValue valueOf(const std::optional<UtcTime>& time)
{
    return time ? FieldValue(time->toString()) : FieldValue();
}

FieldValue valueOf(const QString& text)
{
    return text.isEmpty() ? FieldValue() : FieldValue(text);
}

void moveTo(OrderChange& change, OrderStatus status, TimelineEntry entry, const StepContext& step)
{
    Order& order = change.after;
    entry.changes.push_back({u"status"_s, QString(nameOf(order.status)), QString(nameOf(status))});
    change.timeline.push_back(std::move(entry));
    order.status = status;
    order.expiresAt.reset();
    switch (status) {
    case OrderStatus::Pending:
        break;
    case OrderStatus::Paid:
        order.paidAt = step.now;
        break;
    case OrderStatus::Shipped:
        order.shippedAt = step.now;
        break;
    case OrderStatus::Completed:
        order.completedAt = step.now;
        break;
    case OrderStatus::Cancelled:
        order.cancelledAt = step.now;
        break;
    }
    if (status == OrderStatus::Pending || status == OrderStatus::Paid)
        return;
    // Nothing is left to pack or to stop: a hold or claim that stayed would be shown and searched for ever.
    order.claim.reset();
    endHold(change, step);
}

void endHold(OrderChange& change, const StepContext& step)
{
    Order& order = change.after;
    if (!order.hold)
        return;
    TimelineEntry entry = hasLapsedHold(order, step.now) ? entryOf(TimelineKind::HoldExpired, asService(step))
                                                         : entryOf(TimelineKind::HoldReleased, step);
    entry.detail = {{u"reason"_s, order.hold->reason}, {u"until"_s, valueOf(order.hold->until)}};
    change.timeline.push_back(std::move(entry));
    order.hold.reset();
}

void releaseReservation(OrderChange& change)
{
    for (const OrderLine& line : change.after.lines) {
        if (line.toShip() > 0)
            change.stock.push_back({line.sku, line.lineNo, MovementKind::Release, line.toShip(), 0});
    }
}

void closeUnpaid(OrderChange& change, const StepContext& step)
{
    Order& order = change.after;
    const StepContext service = asService(step);
    TimelineEntry entry = entryOf(TimelineKind::TimedOut, service);
    entry.detail = {{u"expires_at"_s, valueOf(order.expiresAt)}, {u"reason"_s, u"not paid in time"_s}};
    order.cancelReason = u"TIMEOUT"_s;
    releaseReservation(change);
    bump(order, service);
    moveTo(change, OrderStatus::Cancelled, std::move(entry), service);
}

} // namespace rules

} // namespace ch
