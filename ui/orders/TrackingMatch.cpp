// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/TrackingMatch.h"

#include "core/base/Deliver.h"
#include "ui/orders/BulkCheck.h"
#include "ui/orders/ShipForm.h"

#include <algorithm>

namespace ch::ui {

namespace {

constexpr qsizetype kChunk = 200;
/// Numbers whose letter case differs are asked for one by one; a list that is wrong altogether has no use for that.
constexpr qsizetype kMostOtherCase = 200;

bool isOut(const OrderListItem& order)
{
    return order.status == OrderStatus::Shipped || order.status == OrderStatus::Completed;
}

} // namespace

TrackingMatch::TrackingMatch(UiContext& context, QObject* parent) : QObject(parent), m_context(context) {}

void TrackingMatch::start(std::vector<TrackingRow> rows)
{
    ++m_generation;
    m_rows.clear();
    m_orders.clear();
    m_wanted.clear();
    m_missing.clear();
    m_isRunning = true;
    for (TrackingRow& row : rows)
        m_rows.push_back({.row = std::move(row)});
    judgeTexts();
    lookUp(m_generation);
}

void TrackingMatch::judgeTexts()
{
    QHash<QString, int> rowOfOrder;
    QHash<QString, int> rowOfTracking;
    for (TrackingMatchRow& match : m_rows) {
        const TrackingRow& row = match.row;
        // Unknown stands for "to be looked up".
        if (row.orderNo.isEmpty())
            match.verdict = TrackingVerdict::NoOrderNumber;
        else if (row.trackingNo.isEmpty())
            match.verdict = TrackingVerdict::NoTracking;
        else if (row.isDamaged)
            match.verdict = TrackingVerdict::Damaged;
        else if (row.trackingNo.toUcs4().size() > kLongestParcelText ||
                 row.carrier.toUcs4().size() > kLongestParcelText)
            match.verdict = TrackingVerdict::TooLong;
        else if (rowOfOrder.contains(row.orderNo))
            match.verdict = TrackingVerdict::Duplicate;
        if (match.verdict != TrackingVerdict::Unknown)
            continue;
        rowOfOrder.insert(row.orderNo, row.row);
        match.sharesWith = rowOfTracking.value(row.trackingNo);
        rowOfTracking.insert(row.trackingNo, row.row);
        m_wanted.push_back(row.orderNo);
    }
}

void TrackingMatch::lookUp(int generation)
{
    if (m_wanted.isEmpty()) {
        lookUpOtherCase(generation);
        return;
    }
    const QStringList numbers = m_wanted.first(std::min(kChunk, m_wanted.size()));
    m_wanted.remove(0, numbers.size());
    lookUpChunk(generation, numbers);
}

void TrackingMatch::lookUpChunk(int generation, const QStringList& numbers)
{
    desk::OrderStore& orders = m_context.workspace().orders();
    const auto onItems = [this, generation, numbers](const Result<std::vector<OrderListItem>>& items) {
        if (generation != m_generation)
            return;
        if (!items)
            return fail(items.error());
        for (const OrderListItem& item : *items)
            m_orders.insert(item.orderNo, item);
        for (const QString& number : numbers) {
            if (!m_orders.contains(number))
                m_missing.push_back(number);
        }
        lookUp(generation);
    };
    const auto onRows = [this, generation, onItems](const Result<std::vector<RowNumber>>& rows) {
        if (generation != m_generation)
            return;
        if (!rows)
            return fail(rows.error());
        deliver(m_context.workspace().orders().items(*rows), this, onItems);
    };
    deliver(orders.firstRows(OrderQuery{.orderNos = numbers}, int(numbers.size())), this, onRows);
}

void TrackingMatch::lookUpOtherCase(int generation)
{
    if (m_missing.isEmpty() || m_missing.size() > kMostOtherCase) {
        ask(generation);
        return;
    }
    const QString number = m_missing.takeFirst();
    const auto onItem = [this, generation, number](const Result<OrderListItem>& item) {
        if (generation != m_generation)
            return;
        if (item)
            m_orders.insert(number, *item);
        lookUpOtherCase(generation);
    };
    deliver(m_context.workspace().orders().find(number), this, onItem);
}

void TrackingMatch::ask(int generation)
{
    std::vector<size_t> asked;
    std::vector<OrderStepRequest> requests;
    QSet<qint64> seen;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        TrackingMatchRow& match = m_rows[i];
        const auto order = m_orders.constFind(match.row.orderNo);
        if (match.verdict != TrackingVerdict::Unknown || order == m_orders.cend())
            continue;
        match.order = *order;
        // Two spellings of one number.
        if (seen.contains(order->id.value())) {
            match.verdict = TrackingVerdict::Duplicate;
            continue;
        }
        seen.insert(order->id.value());
        asked.push_back(i);
        requests.push_back(
            {order->id, ShipmentDraft{.carrier = QStringLiteral("-"), .trackingNo = match.row.trackingNo}});
    }
    const auto onChecks = [this, generation, asked](const Result<std::vector<desk::StepCheck>>& checks) {
        if (generation != m_generation)
            return;
        if (!checks)
            return fail(checks.error());
        for (size_t i = 0; i < std::min(asked.size(), checks->size()); ++i) {
            TrackingMatchRow& match = m_rows[asked[i]];
            const desk::StepCheck& check = (*checks)[i];
            match.verdict = !check.refusal       ? TrackingVerdict::Matched
                            : isOut(check.order) ? TrackingVerdict::AlreadyShipped
                                                 : TrackingVerdict::NotPossible;
            if (check.refusal)
                match.reason = *check.refusal;
        }
        settle();
    };
    checkMany(m_context, std::move(requests), this, onChecks);
}

void TrackingMatch::fail(const Error& error)
{
    m_isRunning = false;
    Q_EMIT failed(error);
}

void TrackingMatch::settle()
{
    m_isRunning = false;
    Q_EMIT finished();
}

QString words(TrackingVerdict verdict)
{
    switch (verdict) {
    case TrackingVerdict::Matched:
        return TrackingMatch::tr("Ready to ship");
    case TrackingVerdict::Unknown:
        return TrackingMatch::tr("No such order");
    case TrackingVerdict::AlreadyShipped:
        return TrackingMatch::tr("Already shipped");
    case TrackingVerdict::Duplicate:
        return TrackingMatch::tr("Duplicate row");
    case TrackingVerdict::NotPossible:
        return TrackingMatch::tr("Not possible");
    case TrackingVerdict::NoOrderNumber:
        return TrackingMatch::tr("No order number");
    case TrackingVerdict::NoTracking:
        return TrackingMatch::tr("No tracking number");
    case TrackingVerdict::TooLong:
        return TrackingMatch::tr("Too long");
    case TrackingVerdict::Damaged:
        return TrackingMatch::tr("Damaged number");
    }
    Q_UNREACHABLE();
}

Tone toneOf(TrackingVerdict verdict)
{
    switch (verdict) {
    case TrackingVerdict::Matched:
        return Tone::Good;
    case TrackingVerdict::AlreadyShipped:
    case TrackingVerdict::Duplicate:
        return Tone::Neutral;
    case TrackingVerdict::Unknown:
    case TrackingVerdict::NotPossible:
    case TrackingVerdict::NoOrderNumber:
    case TrackingVerdict::NoTracking:
        return Tone::Warn;
    case TrackingVerdict::TooLong:
    case TrackingVerdict::Damaged:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

} // namespace ch::ui
