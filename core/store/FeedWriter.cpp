// SPDX-License-Identifier: Apache-2.0
#include "core/store/FeedWriter.h"

#include "core/store/MetaTable.h"
#include "core/store/OutboxVanishedTable.h"
#include "core/store/ResyncTable.h"
#include "core/store/StockCountTable.h"
#include "core/wire/StockCountJson.h"

#include <array>

namespace ch::store {

namespace {

using namespace Qt::Literals::StringLiterals;

/// What a resync may find gone.
constexpr std::array kEntities{"order"_L1, "product"_L1, "refund"_L1, "user"_L1, "view"_L1, "stock_count"_L1};

} // namespace

FeedWriter::FeedWriter(const QTimeZone& zone)
    : m_rollups(zone)
    , m_orders(m_countries, m_regions, m_skus, m_rollups, m_search)
    , m_refunds(m_rollups)
{}

Result<Replace> FeedWriter::replaceOf(sql::Connection& db, const QString& entity, const QString& id)
{
    if (!m_isResync)
        return Replace::NewerOnly;
    CH_TRY(const bool isFirst, markSeen(db, entity, id));
    return isFirst ? Replace::Always : Replace::NewerOnly;
}

Result<PageReport> FeedWriter::apply(sql::Connection& db, std::span<const DecodedPage> pages, UtcTime now,
                                     bool mayRemove)
{
    PageReport report;
    for (const DecodedPage& page : pages) {
        CH_TRY(const PageReport one, applyOne(db, page, now, mayRemove));
        report.changed += one.changed;
        report.removed += one.removed;
        report.quarantined += one.quarantined;
        report.vanished += one.vanished;
    }
    // Days, months and products that several pages share are written once.
    CH_CHECK(m_rollups.flush(db, m_changes));
    return report;
}

Result<PageReport> FeedWriter::applyOne(sql::Connection& db, const DecodedPage& page, UtcTime now, bool mayRemove)
{
    CH_TRY(const QString resync, read(db, Meta::Resync));
    m_isResync = !resync.isEmpty();
    CH_TRY(RemovalGuard guard, RemovalGuard::load(db));
    for (const FeedRecord& record : page.deletions)
        CH_CHECK(guard.expect(db, record.entity));
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
        if (!removed)
            continue;
        ++report.removed;
        guard.removed(record.entity);
    }
    CH_TRY(const qint64 held, quarantinedCount(db));
    m_changes.hasQuarantine = held > 0 || !page.bad.empty();
    if (held > 0)
        CH_CHECK(releaseGood(db, page));
    for (const FeedRecord& record : page.deletions)
        CH_CHECK(held > 0 ? release(db, record.entity, record.id) : ok());
    for (const BadFeedRecord& bad : page.bad) {
        CH_TRY([[maybe_unused]] const Replace how, replaceOf(db, bad.record.entity, bad.record.id));
        CH_CHECK(quarantine(db, bad, now));
        ++report.quarantined;
    }
    CH_CHECK(m_refunds.place(db));
    CH_CHECK(write(db, Meta::Cursor, page.cursor));
    if (!page.hasMore) {
        CH_CHECK(finishResync(db, guard, mayRemove, report));
        CH_CHECK(write(db, Meta::DataAsOf, QString::number(now.epochMs())));
    }
    if (!mayRemove)
        CH_CHECK(guard.verdict());
    CH_CHECK(page.hasMore ? guard.save(db) : RemovalGuard::reset(db));
    return report;
}

Result<> FeedWriter::applyAnswer(sql::Connection& db, const FeedRecord& record)
{
    const DecodedPage page = decode({.records = {record}});
    const auto newerOnly = [](size_t) { return Replace::NewerOnly; };
    CH_TRY([[maybe_unused]] const int changed, m_orders.put(db, page.orders, newerOnly, m_changes));
    for (const ProductRow& product : page.products) {
        CH_TRY(const bool isChanged, putProduct(db, product, Replace::NewerOnly));
        m_changes.hasProducts |= isChanged;
    }
    for (const FeedRecord& other : page.others) {
        CH_TRY(const bool isChanged, putRecord(db, other, Replace::NewerOnly));
        m_changes.hasRecords |= isChanged;
    }
    CH_CHECK(m_refunds.place(db));
    return m_rollups.flush(db, m_changes);
}

Result<> FeedWriter::applyCountedLine(sql::Connection& db, const QString& stockCountId, const QByteArray& line)
{
    auto document = JsonDocument::parse(line, UnknownMembers::Ignore);
    const auto id = StockCountId::fromText(stockCountId.toLatin1());
    if (!document || !id)
        return ok();
    JsonObject root = document->root();
    const StockCountLine counted = readStockCountLine(root);
    m_changes.hasRecords = true;
    return document->result() ? putCountLine(db, *id, counted, line) : ok();
}

Result<> FeedWriter::releaseGood(sql::Connection& db, const DecodedPage& page)
{
    for (const OrderRow& order : page.orders)
        CH_CHECK(release(db, u"order"_s, order.id.toString()));
    for (const ProductRow& product : page.products)
        CH_CHECK(release(db, u"product"_s, product.product.sku));
    for (const RefundRow& refund : page.refunds)
        CH_CHECK(release(db, u"refund"_s, refund.refund.id.toString()));
    for (const FeedRecord& record : page.others)
        CH_CHECK(release(db, record.entity, record.id));
    return ok();
}

Result<> FeedWriter::retryQuarantined(sql::Connection& db)
{
    CH_TRY(std::vector<Quarantined> all, quarantined(db));
    FeedPage again;
    for (Quarantined& each : all)
        again.records.push_back(std::move(each.record));
    const DecodedPage page = decode(std::move(again));
    // What is set aside is the newest that came of it, whatever revision is here.
    const auto always = [](size_t) { return Replace::Always; };
    CH_TRY([[maybe_unused]] const int changed, m_orders.put(db, page.orders, always, m_changes));
    for (const ProductRow& product : page.products) {
        CH_TRY(const bool isChanged, putProduct(db, product, Replace::Always));
        m_changes.hasProducts |= isChanged;
    }
    for (const RefundRow& refund : page.refunds) {
        CH_TRY(const bool isChanged, m_refunds.put(db, refund, Replace::Always));
        m_changes.hasRefunds |= isChanged;
    }
    CH_CHECK(releaseGood(db, page));
    m_changes.hasQuarantine |= !all.empty();
    CH_CHECK(m_refunds.place(db));
    return m_rollups.flush(db, m_changes);
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
    if (entity == u"stock_count")
        CH_CHECK(forgetCountLines(db, id));
    return removeRecord(db, entity, id);
}

Result<> FeedWriter::beginResync(sql::Connection& db)
{
    // What is measured is what was here, not what comes beside it.
    CH_TRY(RemovalGuard guard, RemovalGuard::load(db));
    for (const QLatin1StringView entity : kEntities)
        CH_CHECK(guard.expect(db, QString(entity)));
    CH_CHECK(guard.save(db));
    CH_CHECK(forgetSeen(db));
    CH_CHECK(write(db, Meta::Resync, u"1"_s));
    return write(db, Meta::Cursor, QString());
}

Result<> FeedWriter::finishResync(sql::Connection& db, RemovalGuard& guard, bool mayRemove, PageReport& report)
{
    CH_TRY(const QString resync, read(db, Meta::Resync));
    if (resync.isEmpty())
        return ok();
    CH_TRY(const std::vector<MissingRecord> gone, missingRecords(db));
    for (const MissingRecord& each : gone) {
        CH_CHECK(guard.expect(db, each.entity));
        guard.removed(each.entity);
    }
    if (!mayRemove)
        CH_CHECK(guard.verdict());
    for (const MissingRecord& each : gone)
        CH_CHECK(removeOne(db, each.entity, each.id));
    CH_CHECK(m_rollups.flush(db, m_changes));
    CH_CHECK(releaseUnseen(db));
    CH_CHECK(forgetSeen(db));
    CH_CHECK(write(db, Meta::Resync, QString()));
    m_isResync = false;
    report.removed += int(gone.size());
    CH_TRY(report.vanished, markVanished(db));
    m_changes.hasOperations |= report.vanished > 0;
    return ok();
}

void FeedWriter::forget()
{
    m_countries.forget();
    m_regions.forget();
    m_skus.forget();
    m_rollups.forget();
    m_search.forget();
    m_orders.forget();
    m_changes = {};
}

} // namespace ch::store
