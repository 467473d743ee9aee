// SPDX-License-Identifier: Apache-2.0
#include "core/store/FeedWriter.h"

#include "core/store/MetaTable.h"
#include "core/store/ResyncTable.h"

namespace ch::store {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Fewer never need consent.
constexpr qint64 kExpectedRemovals = 50;

Error needConsent(const QString& entity, qint64 removed, qint64 present)
{
    return Error{
        .kind = ErrorKind::Conflict,
        .code = kRemovalsNeedConsent,
        .detail = u"%1 of %2 records of %3 would vanish"_s.arg(removed).arg(present).arg(entity),
        .facts = u"{\"entity\":\"%1\",\"removed\":%2,\"present\":%3}"_s.arg(entity).arg(removed).arg(present).toUtf8()};
}

bool isTooMany(qint64 removed, qint64 present)
{
    return removed > std::max(kExpectedRemovals, present / 5);
}

} // namespace

FeedWriter::FeedWriter(const QTimeZone& zone)
    : m_rollups(zone)
    , m_orders(m_countries, m_skus, m_rollups, m_search)
    , m_refunds(m_rollups)
{}

Result<Replace> FeedWriter::replaceOf(sql::Connection& db, const QString& entity, const QString& id)
{
    if (!m_isResync)
        return Replace::NewerOnly;
    CH_TRY(const bool isFirst, markSeen(db, entity, id));
    return isFirst ? Replace::Always : Replace::NewerOnly;
}

Result<PageReport> FeedWriter::apply(sql::Connection& db, const DecodedPage& page, UtcTime now, bool mayRemove)
{
    CH_TRY(const QString resync, read(db, Meta::Resync));
    m_isResync = !resync.isEmpty();
    if (!mayRemove)
        CH_CHECK(guardRemovals(db, page));
    PageReport report;
    std::vector<Replace> replace(page.orders.size(), Replace::NewerOnly);
    for (size_t i = 0; m_isResync && i < page.orders.size(); ++i) {
        CH_TRY(replace[i], replaceOf(db, u"order"_s, page.orders[i].id.toString()));
    }
    const auto howOf = [&](size_t i) { return replace[i]; };
    CH_TRY(report.changed, m_orders.put(db, page.orders, howOf, m_changes));
    for (const ProductRow& product : page.products) {
        CH_TRY(const Replace how, replaceOf(db, u"product"_s, product.product.sku));
        CH_TRY(const bool changed, putProduct(db, product, how));
        report.changed += changed ? 1 : 0;
        m_changes.hasProducts |= changed;
    }
    for (const RefundRow& refund : page.refunds) {
        CH_TRY(const Replace how, replaceOf(db, u"refund"_s, refund.refund.id.toString()));
        CH_TRY(const bool changed, m_refunds.put(db, refund, how));
        report.changed += changed ? 1 : 0;
        m_changes.hasRefunds |= changed;
    }
    for (const FeedRecord& record : page.others) {
        CH_TRY(const Replace how, replaceOf(db, record.entity, record.id));
        CH_TRY(const bool changed, putRecord(db, record, how));
        report.changed += changed ? 1 : 0;
        m_changes.hasRecords |= changed;
    }
    for (const FeedRecord& record : page.deletions) {
        CH_TRY(const bool removed, removeOne(db, record.entity, record.id));
        report.removed += removed ? 1 : 0;
    }
    CH_TRY(const qint64 held, quarantinedCount(db));
    m_changes.hasQuarantine = held > 0 || !page.bad.empty();
    if (held > 0) {
        for (const OrderRow& order : page.orders)
            CH_CHECK(release(db, u"order"_s, order.id.toString()));
        for (const ProductRow& product : page.products)
            CH_CHECK(release(db, u"product"_s, product.product.sku));
        for (const RefundRow& refund : page.refunds)
            CH_CHECK(release(db, u"refund"_s, refund.refund.id.toString()));
        for (const FeedRecord& record : page.deletions)
            CH_CHECK(release(db, record.entity, record.id));
    }
    for (const BadFeedRecord& bad : page.bad) {
        CH_TRY([[maybe_unused]] const Replace how, replaceOf(db, bad.record.entity, bad.record.id));
        CH_CHECK(quarantine(db, bad, now));
        ++report.quarantined;
    }
    CH_CHECK(m_refunds.place(db));
    CH_CHECK(m_rollups.flush(db));
    CH_CHECK(write(db, Meta::Cursor, page.cursor));
    if (!page.hasMore) {
        CH_TRY(const int removed, finishResync(db, mayRemove));
        report.removed += removed;
        CH_CHECK(write(db, Meta::DataAsOf, QString::number(now.epochMs())));
    }
    return report;
}

Result<> FeedWriter::applyOrder(sql::Connection& db, const OrderRow& order)
{
    const auto newerOnly = [](size_t) { return Replace::NewerOnly; };
    CH_TRY([[maybe_unused]] const int changed, m_orders.put(db, {order}, newerOnly, m_changes));
    CH_CHECK(m_refunds.place(db));
    return m_rollups.flush(db);
}

Result<> FeedWriter::guardRemovals(sql::Connection& db, const DecodedPage& page)
{
    QHash<QString, qint64> removals;
    for (const FeedRecord& record : page.deletions)
        ++removals[record.entity];
    for (auto each = removals.cbegin(); each != removals.cend(); ++each) {
        if (*each <= kExpectedRemovals)
            continue;
        CH_TRY(const qint64 present, presentOf(db, each.key()));
        // Of what is not here nothing can vanish.
        if (isTooMany(std::min(*each, present), present))
            return needConsent(each.key(), *each, present);
    }
    return ok();
}

Result<bool> FeedWriter::removeOne(sql::Connection& db, const QString& entity, const QString& id)
{
    if (entity == u"order") {
        const auto orderId = OrderId::fromText(id.toLatin1());
        if (orderId)
            m_changes.addOrder(*orderId);
        return orderId ? m_orders.remove(db, *orderId) : Result<bool>(false);
    }
    if (entity == u"product") {
        m_changes.hasProducts = true;
        return removeProduct(db, id);
    }
    if (entity == u"refund") {
        m_changes.hasRefunds = true;
        const auto refundId = RefundId::fromText(id.toLatin1());
        return refundId ? m_refunds.remove(db, *refundId) : Result<bool>(false);
    }
    m_changes.hasRecords = true;
    return removeRecord(db, entity, id);
}

Result<> FeedWriter::beginResync(sql::Connection& db)
{
    CH_CHECK(forgetSeen(db));
    CH_CHECK(write(db, Meta::Resync, u"1"_s));
    return write(db, Meta::Cursor, QString());
}

Result<int> FeedWriter::finishResync(sql::Connection& db, bool mayRemove)
{
    CH_TRY(const QString resync, read(db, Meta::Resync));
    if (resync.isEmpty())
        return 0;
    CH_TRY(const std::vector<MissingRecord> gone, missingRecords(db));
    QHash<QString, qint64> removals;
    for (const MissingRecord& each : gone)
        ++removals[each.entity];
    for (auto each = removals.cbegin(); !mayRemove && each != removals.cend(); ++each) {
        CH_TRY(const qint64 present, presentOf(db, each.key()));
        if (isTooMany(*each, present))
            return needConsent(each.key(), *each, present);
    }
    for (const MissingRecord& each : gone)
        CH_CHECK(removeOne(db, each.entity, each.id));
    CH_CHECK(m_rollups.flush(db));
    CH_CHECK(forgetSeen(db));
    CH_CHECK(write(db, Meta::Resync, QString()));
    m_isResync = false;
    return int(gone.size());
}

void FeedWriter::forget()
{
    m_countries.forget();
    m_skus.forget();
    m_rollups.forget();
    m_search.forget();
    m_orders.forget();
    m_changes = {};
}

} // namespace ch::store
