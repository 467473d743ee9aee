// SPDX-License-Identifier: Apache-2.0
// Stops a feed under which more vanishes than a person would expect (R19), however many pages it takes and however often the
// pass is begun anew. Belongs to the thread of the writer's connection.
#pragma once

#include "core/sql/Connection.h"

#include <QHash>
#include <QString>

namespace ch::store {

/// More would vanish than a person would expect: nothing of the page is applied.
inline constexpr QLatin1StringView kRemovalsNeedConsent("REMOVALS_NEED_CONSENT");

/// Counts what goes from one complete pass to the next; what it counted is kept in the cache.
class RemovalGuard
{
public:
    static Result<RemovalGuard> load(sql::Connection& db);

    /// To be called before anything of the page changes the cache: what is here of an entity when the first of it goes.
    Result<> expect(sql::Connection& db, const QString& entity);
    void removed(const QString& entity) { ++m_tallies[entity].removed; }
    /// REMOVALS_NEED_CONSENT, with facts {"entity":…,"removed":…,"present":…}, once it is too much.
    Result<> verdict() const;

    Result<> save(sql::Connection& db) const;
    /// Everything that the service has is here, or a person agreed.
    static Result<> reset(sql::Connection& db);

private:
    struct Tally
    {
        qint64 removed = 0;
        qint64 present = 0;
    };
    QHash<QString, Tally> m_tallies;
};

} // namespace ch::store
