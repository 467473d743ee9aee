// SPDX-License-Identifier: Apache-2.0
// Products as screens see them: lists, details, stock changes, edits, files of many.
// Lives on the thread of the windows; every future is answered from a lane. Use deliver() to take results.
#pragma once

#include "core/base/Result.h"
#include "core/desk/ProductImport.h"
#include "core/domain/PendingOperation.h"
#include "core/domain/ProductDrafts.h"
#include "core/domain/ProductListItem.h"
#include "core/domain/ProductQuery.h"
#include "core/domain/StepDrafts.h"
#include "core/domain/Stock.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <functional>
#include <stop_token>
#include <variant>

namespace ch::desk {

class WorkspaceCore;

/// Kind Offline: what is written about a product is changed at the service or not at all; its stock is not meant.
inline constexpr QLatin1StringView kProductNeedsNetwork("EDIT_NEEDS_NETWORK");

struct ProductDetail
{
    /// With what waits on top.
    ProductListItem item;
    /// What the service said last.
    Product base;
    /// Waiting, sending and refused entries about it, oldest first.
    std::vector<PendingOperation> open;

    friend bool operator==(const ProductDetail& a, const ProductDetail& b)
    {
        const auto isSame = [](const PendingOperation& x, const PendingOperation& y) {
            return x.seq == y.seq && x.state == y.state && x.attempts == y.attempts && x.reason == y.reason;
        };
        return a.item == b.item && a.base == b.base &&
               std::equal(a.open.begin(), a.open.end(), b.open.begin(), b.open.end(), isSame);
    }
};

/// A ledger is read from the service when a product is opened, and kept with its age (contract section 10, ruling 13).
struct ProductMovements
{
    /// Newest first.
    std::vector<Movement> entries;
    /// When it was read; nothing: never, and `entries` is empty.
    std::optional<UtcTime> asOf;
    /// There is nothing older than these.
    bool isWhole = true;
};

/// A change of one product's stock: by so much, or to what was counted.
using StockStep = std::variant<StockDelta, StockCountDraft>;

class ProductStore : public QObject
{
    Q_OBJECT

public:
    explicit ProductStore(WorkspaceCore& core, QObject* parent = nullptr);

    // --- Lists -----------------------------------------------------------------------------------------------------
    /// The rows of a list: 20 ms at a hundred thousand. Cancelled if stopped; Forbidden where it tells of sales (`notSoldSince`) and
    /// the role sees none.
    QFuture<Result<std::vector<qint64>>> rows(const ProductQuery& query, std::stop_token stop);
    /// Exact, for every group; the query's own group counts for nothing.
    QFuture<Result<ProductCounts>> counts(const ProductQuery& query, std::stop_token stop);
    /// In the order asked for; a row that has gone is left out.
    QFuture<Result<std::vector<ProductListItem>>> items(const std::vector<qint64>& rows);
    /// As items(), for exports: who looks at a list does not wait for it.
    QFuture<Result<std::vector<ProductListItem>>> itemsForFile(const std::vector<qint64>& rows);
    /// What somebody scanned or wrote: SKU, barcode, or the SKU in another case. NotFound otherwise.
    QFuture<Result<ProductListItem>> find(const QString& code);
    /// Where products lie, for filters: "A-02".
    QFuture<Result<QStringList>> places();

    // --- One product -------------------------------------------------------------------------------------------------
    QFuture<Result<ProductDetail>> detail(const QString& sku);
    /// What is kept of the ledger; at once.
    QFuture<Result<ProductMovements>> movements(const QString& sku);
    /// Reads it from the service, the newest thousand at least. Offline: an Error, what is kept stays. The read before ends as
    /// Cancelled.
    QFuture<Result<ProductMovements>> refreshMovements(const QString& sku);

    // --- Stock, with or without a network: durable in the outbox when answered ---------------------------------------
    /// Sent after the time to undo. Errors: Conflict INSUFFICIENT_STOCK, Forbidden, NotFound; then there is no entry.
    QFuture<Result<PendingOperation>> change(const StockStep& step, std::chrono::seconds undoTime);
    /// Takes back what has not been sent; false for each that has.
    QFuture<Result<std::vector<bool>>> undo(const std::vector<qint64>& seqs);

    // --- At the service, at once ---------------------------------------------------------------------------------------
    /// `key` is the decision's: the same for each attempt, made with OpId::random() when the person decides.
    QFuture<Result<Product>> create(const ProductDraft& draft, const OpId& key);
    QFuture<Result<Product>> edit(const QString& sku, const ProductChange& change, qint64 version, const OpId& key);

    // --- Files of many (docs/decisions/014-inventory.md) ---------------------------------------------------------------
    /// What each row would do; nothing is changed. Cancelled if stopped.
    QFuture<Result<ProductImportPlan>> plan(std::vector<ProductImportRow> rows, std::stop_token stop);
    /// Does it: `onProgress(done, total)` is called on a lane. What was done stays done if it is stopped or fails; the plan made
    /// again from the same file then has the rest.
    QFuture<Result<ProductImportReport>> import(ProductImportPlan plan, std::stop_token stop,
                                                std::function<void(qint64, qint64)> onProgress);

Q_SIGNALS:
    /// Products are others than before, or something about them was put into the outbox or taken out.
    void changed();

private:
    bool mayAsk(const ProductQuery& query) const;

    WorkspaceCore& m_core;
    std::stop_source m_movementsRead;
};

} // namespace ch::desk
