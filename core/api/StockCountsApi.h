// SPDX-License-Identifier: Apache-2.0
// /stock-counts, but for counting itself, which goes through the outbox.
// Callable from any thread that may wait.
#pragma once

#include "core/api/HttpClient.h"
#include "core/domain/StockCount.h"

namespace ch {

/// The stock take as it now is.
struct StockCountAnswer
{
    StockCount count;
    /// Its JSON as it came: what the cache stores.
    QByteArray body;
};

/// Lines that changed after a revision, in the order of their changes.
struct StockCountLinePage
{
    struct Line
    {
        StockCountLine line;
        QByteArray body;
    };
    std::vector<Line> lines;
    /// The stock take's own when it was read: no line that changed up to it is missing after the last page.
    qint64 revision = 0;
    /// Opaque; empty: this was the last page.
    QString nextCursor;
};

class StockCountsApi
{
public:
    explicit StockCountsApi(HttpClient& client) : m_client(client) {}

    Result<StockCountAnswer> begin(const NewStockCount& draft, const OpId& key, const CallContext& context) const;
    Result<StockCountAnswer> recount(StockCountId id, const std::vector<QString>& skus, const OpId& key,
                                     const CallContext& context) const;
    /// Conflict INSUFFICIENT_STOCK, STATE_CONFLICT, VERSION_MISMATCH.
    Result<StockCountAnswer> approve(StockCountId id, const CountApproval& approval, const OpId& key,
                                     const CallContext& context) const;
    Result<StockCountAnswer> cancel(StockCountId id, const OpId& key, const CallContext& context) const;
    Result<StockCountLinePage> lines(StockCountId id, qint64 sinceRevision, const QString& cursor,
                                     const CallContext& context) const;

private:
    Result<StockCountAnswer> step(const ApiCall& call, const CallContext& context) const;
    HttpClient& m_client;
};

} // namespace ch
