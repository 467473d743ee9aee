// SPDX-License-Identifier: Apache-2.0
// Applies pages of the feed to the cache: a page's records, everything derived from them and the cursor in one
// transaction (R17).
// Belongs to the thread of its connection (the writer's).
#pragma once

#include "core/store/CatalogueTable.h"
#include "core/store/RecordTable.h"
#include "core/store/RemovalGuard.h"

#include <QTimeZone>

#include <span>

namespace ch::store {

struct PageReport
{
    int changed = 0;
    int removed = 0;
    int quarantined = 0;
    /// Acknowledged entries of the outbox that the service no longer knows.
    int vanished = 0;
};

class FeedWriter
{
public:
    /// `zone` is the shop's: it says on which day an order counts.
    explicit FeedWriter(const QTimeZone& zone);

    /// To be called inside a transaction, for pages that follow each other. `mayRemove`: a person has agreed that many
    /// records vanish; without it, an Error kRemovalsNeedConsent once too many would have gone since the last complete pass.
    Result<PageReport> apply(sql::Connection& db, std::span<const DecodedPage> pages, UtcTime now, bool mayRemove);
    Result<PageReport> apply(sql::Connection& db, const DecodedPage& page, UtcTime now, bool mayRemove)
    {
        return apply(db, std::span(&page, 1), now, mayRemove);
    }
    /// The answer to a call: one order, product or other record as it now is. What this version does not understand is left to the feed,
    /// which sets it aside with a reason.
    Result<> applyAnswer(sql::Connection& db, const FeedRecord& record);

    /// A line of a stock take as it now is, in the answer to its counting; one that this version cannot read is read later.
    Result<> applyCountedLine(sql::Connection& db, const QString& stockCountId, const QByteArray& line);

    /// A newer version of this program may understand what was set aside.
    Result<> retryQuarantined(sql::Connection& db);

    /// Everything is fetched anew, beside what is here (R16): from now on records replace what is here whatever their
    /// revision, and with the last page goes what did not come.
    Result<> beginResync(sql::Connection& db);

    /// What the present transaction has changed so far; whoever writes to the outbox in it says so here.
    CacheChanges& changes() { return m_changes; }

    /// The search index is filled after a first load.
    SearchIndexTable& search() { return m_search; }
    /// After a rollback: what was remembered of the transaction is not so.
    void forget();

private:
    Result<PageReport> applyOne(sql::Connection& db, const DecodedPage& page, UtcTime now, bool mayRemove);
    Result<Replace> replaceOf(sql::Connection& db, const QString& entity, const QString& id);
    Result<> finishResync(sql::Connection& db, RemovalGuard& guard, bool mayRemove, PageReport& report);
    static Result<> releaseGood(sql::Connection& db, const DecodedPage& page);
    Result<bool> removeOne(sql::Connection& db, const QString& entity, const QString& id);

    NameTable m_countries{NameTable::Of::Countries};
    NameTable m_regions{NameTable::Of::Regions};
    NameTable m_skus{NameTable::Of::Skus};
    RollupTable m_rollups;
    SearchIndexTable m_search;
    OrderTable m_orders;
    RefundTable m_refunds;
    CacheChanges m_changes;
    bool m_isResync = false;
};

} // namespace ch::store
