// SPDX-License-Identifier: Apache-2.0
// Gathers the products that a book's lines name, and the lines that still have to be shipped, by SKU.
// Belongs to one thread at a time.
#pragma once

#include "core/base/Ids.h"
#include "server/importer/BookRow.h"
#include "server/importer/SpillSorter.h"

#include <QHash>

#include <vector>

namespace ch::server {

/// A line of an order that arrived PAID.
struct OpenLine
{
    OrderId orderId;
    int lineNo = 0;
    qint64 quantity = 0;
};

struct CollectedProduct
{
    QByteArray sku;
    /// Of the last line in the file that has one; empty if none has.
    QByteArray title;
    /// Of the last line in the file that is no gift; 0 if all are.
    qint64 priceMinor = 0;
};

class ProductCollector
{
public:
    explicit ProductCollector(const QString& folder);

    Result<> add(const BookRow& row);
    Result<> addOpen(const BookRow& row, const OpenLine& line);

    /// Ends the adding. Then next() gives each product once, by the bytes of their SKUs.
    Result<> sort();
    Result<bool> next();
    const CollectedProduct& product() const { return m_product; }
    /// The product's next open line, or nothing; to be asked until there is none before next().
    Result<std::optional<OpenLine>> nextOpen();

private:
    struct Seen
    {
        QByteArray title;
        qint64 titleLine = 0;
        qint64 priceMinor = 0;
        qint64 priceLine = 0;
    };
    static void merge(Seen& into, const Seen& other);
    Result<> spill();

    /// Keyed by SKU; what is known is spilled when there are many, and put together again by the sorter.
    QHash<QByteArray, Seen> m_seen;
    size_t m_bytes = 0;
    qint64 m_spills = 0;
    SpillSorter m_products;
    SpillSorter m_open;
    const SpillSorter::Record* m_nextProduct = nullptr;
    const SpillSorter::Record* m_nextOpen = nullptr;
    CollectedProduct m_product;
};

} // namespace ch::server
