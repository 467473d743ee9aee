// SPDX-License-Identifier: Apache-2.0
// A folder that belongs to one user of one shop on one server: the cache, the outbox, and a lock.
// Callable from any thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/Identity.h"
#include "core/domain/Session.h"
#include "core/sync/CacheWriter.h"
#include "core/sync/DamagedCache.h"

#include <QLockFile>
#include <QTimeZone>

#include <thread>

namespace ch::sync {

class Profile
{
public:
    /// Makes the folder if it is missing (for its owner only). Errors (kind Storage) with a sentence in facts
    /// {"problem":…}: PROFILE_IN_USE (another program has it), PROFILE_UNUSABLE (permissions, no room), NEWER_SCHEMA.
    /// A damaged cache is set aside, its outbox is saved as far as it can be read, and `salvaged` tells how much. A large one
    /// that was not closed properly is checked while it is used; what is found then is for the next start.
    static Result<std::unique_ptr<Profile>> open(const QString& folder);
    ~Profile();

    store::Database& database() { return *m_database; }
    Result<Identity> identity();
    /// The profile becomes the session's; refused (PROFILE_OF_ANOTHER) if it is somebody else's. What another role was shown,
    /// or was counted on another time zone's days, goes at once and is fetched anew; the outbox never goes.
    Result<Identity> adopt(const QString& server, const Session& session, CacheWriter& cache);

    const std::optional<Salvage>& salvaged() const { return m_salvaged; }
    /// So many entries were told to be queued and are not in the outbox, though the file is sound: its log is missing.
    qint64 missingEntries() const { return m_missingEntries; }
    /// The file turned out to be damaged while it was used: the next start replaces it.
    bool isDamaged() const { return m_isDamaged || m_database->isDamaged(); }
    QString folder() const { return m_folder; }

private:
    explicit Profile(const QString& folder);
    Result<> openDatabase();
    Result<> checkUnlessSound(const QString& file, bool isSound);
    Result<> replaceDamaged(const QString& file);
    Result<> noteMissing();

    QString m_folder;
    QLockFile m_lock;
    std::unique_ptr<store::Database> m_database;
    std::optional<Salvage> m_salvaged;
    qint64 m_missingEntries = 0;
    /// The file is as sound as it was when this was last known.
    std::atomic<bool> m_isChecked = false;
    std::atomic<bool> m_isDamaged = false;
    std::jthread m_check;
};

} // namespace ch::sync
