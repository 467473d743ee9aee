// SPDX-License-Identifier: Apache-2.0
#include "server/importer/ProductCollector.h"

namespace ch::server {

namespace {

constexpr size_t kSeenMemory = 8 * 1024 * 1024;
constexpr size_t kSortMemory = 4 * 1024 * 1024;
/// What a product costs in the map beside its texts, roughly.
constexpr size_t kOverhead = 200;

} // namespace

ProductCollector::ProductCollector(const QString& folder) : m_products(folder, kSortMemory), m_open(folder, kSortMemory)
{}

Result<> ProductCollector::add(const BookRow& row)
{
    const QByteArrayView sku = row.text(BookField::Sku);
    const QByteArrayView title = row.text(BookField::Title);
    auto found = m_seen.find(QByteArray::fromRawData(sku.data(), sku.size()));
    if (found == m_seen.end()) {
        if (m_bytes > kSeenMemory)
            CH_CHECK(spill());
        m_bytes += kOverhead + static_cast<size_t>(sku.size() + title.size());
        found = m_seen.insert(sku.toByteArray(), Seen());
    }
    Seen& seen = *found;
    if (!title.isEmpty() && row.line > seen.titleLine) {
        if (seen.title != title)
            seen.title = title.toByteArray();
        seen.titleLine = row.line;
    }
    if (row.hasPrice && row.line > seen.priceLine) {
        seen.priceMinor = row.unitPriceMinor;
        seen.priceLine = row.line;
    }
    return ok();
}

Result<> ProductCollector::addOpen(const BookRow& row, const OpenLine& line)
{
    SpoolWriter spool;
    spool.number(line.orderId.value());
    spool.number(line.lineNo);
    spool.number(line.quantity);
    return m_open.add(row.text(BookField::Sku), row.line, spool.bytes());
}

void ProductCollector::merge(Seen& into, const Seen& other)
{
    if (other.titleLine > into.titleLine) {
        into.title = other.title;
        into.titleLine = other.titleLine;
    }
    if (other.priceLine > into.priceLine) {
        into.priceMinor = other.priceMinor;
        into.priceLine = other.priceLine;
    }
}

Result<> ProductCollector::spill()
{
    ++m_spills;
    for (auto it = m_seen.cbegin(); it != m_seen.cend(); ++it) {
        const Seen& seen = *it;
        SpoolWriter spool;
        spool.number(seen.titleLine);
        spool.number(seen.priceLine);
        spool.number(seen.priceMinor);
        spool.text(seen.title);
        CH_CHECK(m_products.add(it.key(), m_spills, spool.bytes()));
    }
    m_seen.clear();
    m_bytes = 0;
    return ok();
}

Result<> ProductCollector::sort()
{
    CH_CHECK(spill());
    CH_CHECK(m_products.sort());
    CH_CHECK(m_open.sort());
    CH_TRY(m_nextProduct, m_products.next());
    CH_TRY(m_nextOpen, m_open.next());
    return ok();
}

Result<bool> ProductCollector::next()
{
    if (!m_nextProduct)
        return false;
    m_product.sku = m_nextProduct->key.toByteArray();
    Seen whole;
    while (m_nextProduct && m_nextProduct->key == m_product.sku) {
        SpoolReader spool(m_nextProduct->payload);
        Seen part;
        part.titleLine = spool.number();
        part.priceLine = spool.number();
        part.priceMinor = spool.number();
        part.title = spool.text().toByteArray();
        merge(whole, part);
        CH_TRY(m_nextProduct, m_products.next());
    }
    m_product.title = whole.title;
    m_product.priceMinor = whole.priceMinor;
    return true;
}

Result<std::optional<OpenLine>> ProductCollector::nextOpen()
{
    if (!m_nextOpen || m_nextOpen->key != m_product.sku)
        return std::optional<OpenLine>();
    SpoolReader spool(m_nextOpen->payload);
    OpenLine line;
    line.orderId = OrderId(spool.number());
    line.lineNo = static_cast<int>(spool.number());
    line.quantity = spool.number();
    CH_TRY(m_nextOpen, m_open.next());
    return std::optional(line);
}

} // namespace ch::server
