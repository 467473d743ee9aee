// SPDX-License-Identifier: Apache-2.0
// The second half of an import: makes orders and refunds of the sorted rows and writes them, then their products.
// On the writer's thread.
#pragma once

#include "server/importer/BookMapping.h"
#include "server/importer/Importer.h"
#include "server/importer/OrderBuilder.h"
#include "server/importer/ProductCollector.h"
#include "server/importer/RejectLog.h"
#include "server/importer/SpillSorter.h"

#include <string>
#include <vector>

namespace ch::server {

class BookWriting
{
public:
    /// An order longer than this is refused: it would have to be held in memory and sent as one document.
    static constexpr size_t kMostLines = 10'000;

    /// `storeWasEmpty`: nothing of the book can be there already. All references must outlive the writing.
    BookWriting(WriteContext& context, const ImportOptions& options, const BookMapping& mapping, const Shop& shop,
                RejectLog& rejects, bool storeWasEmpty);

    Result<> write(SpillSorter& rows);
    const ImportSummary& summary() const { return m_summary; }

private:
    Result<> writeGroup();
    Result<> writeOrder(std::span<const BookRow> rows);
    Result<> writeRefund(std::span<const BookRow> rows);
    Result<> collect(const Order& order, std::span<const BookRow> rows);
    Result<> refuse(std::span<const BookRow> rows, RejectReason reason);
    Result<> writeProducts();
    Result<> writeProduct(const CollectedProduct& collected);
    Result<> moveOpenLines(const QString& sku);
    Result<bool> isPresent(const BookRow& row);

    WriteContext& m_context;
    const ImportOptions& m_options;
    const BookMapping& m_mapping;
    const Shop& m_shop;
    RejectLog& m_rejects;
    const bool m_storeWasEmpty;
    const OrderBuilder m_builder;
    ProductCollector m_products;
    ImportSummary m_summary;

    /// The rows of the order at hand, as the sorter gave them, one after the other.
    QByteArray m_key;
    std::string m_bytes;
    std::vector<size_t> m_ends;
    bool m_isTooLong = false;
    std::vector<BookRow> m_rows;
};

} // namespace ch::server
