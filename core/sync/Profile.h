// SPDX-License-Identifier: Apache-2.0
// A folder that belongs to one user of one shop on one server: the cache, the outbox, and a lock.
// Callable from any thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/Identity.h"
#include "core/domain/Session.h"
#include "core/sync/CacheWriter.h"

#include <QLockFile>
#include <QTimeZone>

namespace ch::sync {

class Profile
{
public:
    /// Makes the folder if it is missing (for its owner only). Errors (kind Storage) with a sentence in facts
    /// {"problem":…}: PROFILE_IN_USE (another program has it), PROFILE_UNUSABLE (permissions, no room), NEWER_SCHEMA.
    /// A damaged cache is set aside, its outbox is saved as far as it can be read, and `salvaged` tells how much.
    static Result<std::unique_ptr<Profile>> open(const QString& folder);
    ~Profile();

    store::Database& database() { return *m_database; }
    Result<Identity> identity();
    /// The profile becomes the session's; refused (PROFILE_OF_ANOTHER) if it is somebody else's. What another role was shown,
    /// or was counted on another time zone's days, goes at once and is fetched anew; the outbox never goes.
    Result<Identity> adopt(const QString& server, const Session& session, CacheWriter& cache);

    struct Salvage
    {
        /// Where the damaged file is now.
        QString setAside;
        int operations = 0;
    };
    const std::optional<Salvage>& salvaged() const { return m_salvaged; }
    QString folder() const { return m_folder; }

private:
    explicit Profile(const QString& folder);
    Result<> openDatabase();
    Result<> checkUnlessKnown(const QString& file) const;
    Result<> replaceDamaged(const QString& file);

    QString m_folder;
    QLockFile m_lock;
    std::unique_ptr<store::Database> m_database;
    std::optional<Salvage> m_salvaged;
};

} // namespace ch::sync
