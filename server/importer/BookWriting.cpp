// SPDX-License-Identifier: Apache-2.0
#include "server/importer/BookWriting.h"

#include "server/importer/ImportRefusal.h"
#include "server/importer/ImportTable.h"
#include "server/orders/OrderRepository.h"
#include "server/orders/RefundTable.h"
#include "server/stock/ProductRepository.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kRowsPerProgress = 4096;
/// What a new product opens with (contract section 8).
constexpr qint64 kOpeningStock = 1000;

std::optional<UtcTime> startOf(QDate day, const QTimeZone& zone)
{
    return day.isValid() ? std::optional(UtcTime(day.startOfDay(zone).toMSecsSinceEpoch())) : std::nullopt;
}

} // namespace

BookWriting::BookWriting(WriteContext& context, const ImportOptions& options, const BookMapping& mapping,
                         const Shop& shop, RejectLog& rejects, bool storeWasEmpty)
    : m_context(context)
    , m_options(options)
    , m_mapping(mapping)
    , m_shop(shop)
    , m_rejects(rejects)
    , m_storeWasEmpty(storeWasEmpty)
    , m_builder(mapping, shop, startOf(options.openSince, mapping.zone), context.ids)
    , m_products(options.spoolFolder)
{}

Result<> BookWriting::write(SpillSorter& rows)
{
    qint64 written = 0;
    while (true) {
        CH_TRY(const SpillSorter::Record* record, rows.next());
        if (!record || record->key != m_key) {
            CH_CHECK(writeGroup());
            if (!record)
                break;
            m_key = record->key.toByteArray();
        }
        if (m_isTooLong || m_ends.size() == kMostLines) {
            m_isTooLong = true;
            const BookRow row = readRow(SpoolReader(record->payload));
            CH_CHECK(refuse({&row, 1}, RejectReason::TooManyLines));
        } else {
            m_bytes.append(record->payload.data(), static_cast<size_t>(record->payload.size()));
            m_ends.push_back(m_bytes.size());
        }
        if (++written % kRowsPerProgress != 0)
            continue;
        if (m_options.isStopped && m_options.isStopped())
            return importInterrupted();
        if (m_options.onProgress)
            m_options.onProgress({.phase = ImportProgress::Phase::Writing,
                                  .rows = written,
                                  .share = double(written) / double(rows.count())});
    }
    return writeProducts();
}

Result<> BookWriting::writeGroup()
{
    m_rows.clear();
    size_t begin = 0;
    for (const size_t end : m_ends) {
        m_rows.push_back(
            readRow(SpoolReader(QByteArrayView(m_bytes.data() + begin, static_cast<qsizetype>(end - begin)))));
        begin = end;
    }
    const bool isTooLong = std::exchange(m_isTooLong, false);
    m_ends.clear();
    std::span<const BookRow> rows = m_rows;
    if (isTooLong) {
        CH_CHECK(refuse(rows, RejectReason::TooManyLines));
    } else if (!rows.empty()) {
        if (m_mapping.rowIsOrder) {
            CH_CHECK(refuse(rows.subspan(1), RejectReason::DuplicateOrder));
            rows = rows.first(1);
        }
        CH_CHECK(rows.front().isRefund ? writeRefund(rows) : writeOrder(rows));
    }
    // The rows point into it.
    m_bytes.clear();
    return ok();
}

Result<bool> BookWriting::isPresent(const BookRow& row)
{
    if (m_storeWasEmpty)
        return false;
    const QString number = QString::fromUtf8(row.text(BookField::OrderNo));
    return row.isRefund ? hasRefund(m_context.db, number) : hasOrder(m_context.db, number);
}

Result<> BookWriting::writeOrder(std::span<const BookRow> rows)
{
    const auto made = m_builder.order(rows);
    if (const auto* reason = std::get_if<RejectReason>(&made))
        return refuse(rows, *reason);
    const OrderChange& change = std::get<OrderChange>(made);
    CH_TRY(const bool isKnown, isPresent(rows.front()));
    if (isKnown) {
        m_summary.alreadyPresent += change.refund ? 2 : 1;
        return ok();
    }
    // Products get their stock at the end, all at once.
    CH_TRY(const Order order, insertOrder(m_context, change, {.moveStock = false, .isNews = false}));
    CH_CHECK(collect(order, rows));
    ++m_summary.orders;
    m_summary.lines += static_cast<qint64>(order.lines.size());
    m_summary.grossMinor += order.totalMinor;
    if (change.refund) {
        ++m_summary.refunds;
        m_summary.refundedMinor += change.refund->amountMinor;
    }
    return ok();
}

Result<> BookWriting::writeRefund(std::span<const BookRow> rows)
{
    const auto made = m_builder.refund(rows);
    if (const auto* reason = std::get_if<RejectReason>(&made))
        return refuse(rows, *reason);
    const Refund& refund = std::get<Refund>(made);
    CH_TRY(const bool isKnown, isPresent(rows.front()));
    if (isKnown) {
        ++m_summary.alreadyPresent;
        return ok();
    }
    CH_CHECK(insertRefund(m_context, refund, UserId()));
    ++m_summary.refunds;
    m_summary.refundedMinor += refund.amountMinor;
    return ok();
}

Result<> BookWriting::collect(const Order& order, std::span<const BookRow> rows)
{
    for (size_t i = 0; i < rows.size(); ++i) {
        CH_CHECK(m_products.add(rows[i]));
        if (order.status == OrderStatus::Paid)
            CH_CHECK(m_products.addOpen(rows[i], {order.id, order.lines[i].lineNo, order.lines[i].quantity}));
    }
    return ok();
}

Result<> BookWriting::refuse(std::span<const BookRow> rows, RejectReason reason)
{
    for (const BookRow& row : rows)
        CH_CHECK(m_rejects.addKept(reason, row.line, row.cells));
    return ok();
}

Result<> BookWriting::writeProducts()
{
    CH_CHECK(m_products.sort());
    while (true) {
        CH_TRY(const bool any, m_products.next());
        if (!any)
            return ok();
        CH_CHECK(writeProduct(m_products.product()));
    }
}

Result<> BookWriting::writeProduct(const CollectedProduct& collected)
{
    Product product;
    product.sku = QString::fromUtf8(collected.sku);
    product.title = collected.title.isEmpty() ? product.sku : QString::fromUtf8(collected.title);
    // A price in another currency is no price here: the product waits for the merchant to give it one.
    if (m_shop.currency == m_mapping.currency)
        product.priceMinor = collected.priceMinor;
    else
        product.active = false;
    CH_TRY(const auto inserted, insertProduct(m_context, product));
    if (inserted) {
        Actor actor;
        actor.name = kImportActor;
        CH_CHECK(changeStock(m_context,
                             {.sku = product.sku,
                              .kind = MovementKind::Receive,
                              .reason = u"RECEIVED"_s,
                              .deltaOnHand = kOpeningStock,
                              .note = {}},
                             {.actor = actor, .orderId = {}, .at = m_context.now}));
        ++m_summary.products;
    }
    return moveOpenLines(product.sku);
}

Result<> BookWriting::moveOpenLines(const QString& sku)
{
    qint64 units = 0;
    while (true) {
        CH_TRY(const auto line, m_products.nextOpen());
        if (!line)
            break;
        Movement movement;
        movement.sku = sku;
        movement.kind = MovementKind::Receive;
        movement.reason = u"RECEIVED"_s;
        movement.deltaOnHand = line->quantity;
        movement.orderId = line->orderId;
        movement.lineNo = line->lineNo;
        movement.user = kImportActor;
        movement.at = m_context.now;
        CH_CHECK(insertMovement(m_context, movement));
        movement.kind = MovementKind::Reserve;
        movement.reason.clear();
        movement.deltaOnHand = 0;
        movement.deltaReserved = line->quantity;
        CH_CHECK(insertMovement(m_context, movement));
        units += line->quantity;
    }
    if (units == 0)
        return ok();
    CH_CHECK(addToStock(m_context, sku, units, units));
    CH_CHECK(refreshProduct(m_context, sku));
    return ok();
}

} // namespace ch::server
