// SPDX-License-Identifier: Apache-2.0
#include "core/sync/Profile.h"

#include "core/store/MetaTable.h"
#include "core/store/OutboxTable.h"
#include "core/store/ResyncTable.h"
#include "core/wire/JsonWriter.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTimeZone>

namespace ch::sync {

namespace {

using namespace Qt::Literals::StringLiterals;
using store::Durability;
using store::Meta;

/// How long another program may take to let go of the profile.
constexpr int kLockWaitMs = 1'000;

Error refusal(const QString& code, const QString& problem)
{
    JsonWriter json;
    json.beginObject().key("problem"_L1).text(problem).endObject();
    return Error{.kind = ErrorKind::Storage, .code = code, .detail = problem, .facts = json.take()};
}

QString cacheFile(const QString& folder)
{
    return QDir(folder).filePath(u"cache.db"_s);
}

} // namespace

QTimeZone Identity::zone() const
{
    const QTimeZone zone(timeZone.toLatin1());
    return zone.isValid() ? zone : QTimeZone::utc();
}

Profile::Profile(const QString& folder) : m_folder(folder), m_lock(QDir(folder).filePath(u"profile.lock"_s))
{
    // A lock is stale only if its process has gone.
    m_lock.setStaleLockTime(0);
}

Result<std::unique_ptr<Profile>> Profile::open(const QString& folder)
{
    const bool isNew = !QDir(folder).exists();
    if (!QDir().mkpath(folder))
        return refusal(
            u"PROFILE_UNUSABLE"_s,
            u"The profile folder %1 cannot be made: choose another with --profile, or check its permissions."_s.arg(
                folder));
    if (isNew)
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    std::unique_ptr<Profile> profile(new Profile(QDir(folder).absolutePath()));
    if (!profile->m_lock.tryLock(kLockWaitMs)) {
        if (profile->m_lock.error() == QLockFile::LockFailedError)
            return refusal(u"PROFILE_IN_USE"_s,
                           u"Another program uses the profile %1: end it, or choose another profile."_s.arg(folder));
        return refusal(
            u"PROFILE_UNUSABLE"_s,
            u"The profile folder %1 cannot be written to: check its permissions and the room on the disk."_s.arg(
                folder));
    }
    CH_CHECK(profile->openDatabase());
    return profile;
}

Result<> Profile::openDatabase()
{
    const QString file = cacheFile(m_folder);
    auto database = store::Database::open(file);
    if (!database && database.error().code == u"CORRUPT") {
        CH_CHECK(replaceDamaged(file));
        database = store::Database::open(file);
    }
    if (!database) {
        if (database.error().code == u"NEWER_SCHEMA")
            return refusal(u"NEWER_SCHEMA"_s,
                           u"A newer version of Countinghouse has used the profile %1: use that version. "
                           "Nothing was changed."_s.arg(m_folder));
        return refusal(u"PROFILE_UNUSABLE"_s,
                       u"The cache in %1 cannot be opened: check permissions and the room on the disk (%2)."_s.arg(
                           m_folder, database.error().detail));
    }
    m_database = *std::move(database);
    QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    return m_database->write(Durability::Person, [](sql::Connection& db) { return store::resumeInterrupted(db); })
        .result();
}

Result<> Profile::replaceDamaged(const QString& file)
{
    const QString aside = u"%1.damaged-%2"_s.arg(file, QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s));
    for (const QString& suffix : {QString(), u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(file + suffix) && !QFile::rename(file + suffix, aside + suffix))
            return refusal(u"PROFILE_UNUSABLE"_s,
                           u"The damaged cache %1 cannot be set aside: check the folder's permissions."_s.arg(file));
    }
    m_salvaged = Salvage{.setAside = aside};
    CH_TRY(const auto fresh, store::Database::open(file));
    auto saved = fresh
                     ->write(Durability::Person,
                             [&aside](sql::Connection& db) -> Result<int> {
                                 CH_TRY(const auto damaged,
                                        sql::Connection::open({.file = aside, .access = sql::Access::ReadOnly}));
                                 return store::copyOutbox(*damaged, db);
                             })
                     .result();
    m_salvaged->operations = saved ? *saved : 0;
    return ok();
}

Result<Identity> Profile::identity()
{
    return m_database
        ->read([](sql::Connection& db) -> Result<Identity> {
            Identity identity;
            CH_TRY(identity.server, store::read(db, Meta::Server));
            CH_TRY(const QString shopId, store::read(db, Meta::ShopId));
            CH_TRY(const QString userId, store::read(db, Meta::UserId));
            CH_TRY(identity.userName, store::read(db, Meta::UserName));
            CH_TRY(const QString role, store::read(db, Meta::Role));
            CH_TRY(identity.shopName, store::read(db, Meta::ShopName));
            CH_TRY(identity.currency, store::read(db, Meta::Currency));
            CH_TRY(identity.timeZone, store::read(db, Meta::TimeZone));
            identity.shopId = shopId.toLongLong();
            identity.userId = UserId::fromText(userId.toLatin1()).value_or(UserId());
            identity.role = roleFromName(role).value_or(Role::Warehouse);
            return identity;
        })
        .result();
}

Result<Identity> Profile::adopt(const QString& server, const Session& session)
{
    CH_TRY(const Identity before, identity());
    if (!before.server.isEmpty() &&
        (before.server != server || before.shopId != session.shopId || before.userId != session.userId))
        return refusal(
            u"PROFILE_OF_ANOTHER"_s,
            u"This profile belongs to %1 at %2, with what they did and saw: choose another profile for %3 at %4."_s.arg(
                before.userName, before.server, session.userName, server));
    auto written = m_database
                       ->write(Durability::Person,
                               [&](sql::Connection& db) -> Result<> {
                                   CH_CHECK(store::write(db, Meta::Server, server));
                                   CH_CHECK(store::write(db, Meta::ShopId, QString::number(session.shopId)));
                                   CH_CHECK(store::write(db, Meta::UserId, session.userId.toString()));
                                   CH_CHECK(store::write(db, Meta::UserName, session.userName));
                                   CH_CHECK(store::write(db, Meta::Role, nameOf(session.role)));
                                   CH_CHECK(store::write(db, Meta::ShopName, session.shopName));
                                   CH_CHECK(store::write(db, Meta::Currency, session.currency));
                                   CH_CHECK(store::write(db, Meta::TimeZone, session.timeZone));
                                   // What another role saw is dropped, never the outbox; the guard against mass disappearance
                                   // has no say in it (contract section 10, ruling 11).
                                   if (!before.server.isEmpty() && before.role != session.role) {
                                       CH_CHECK(store::forgetSeen(db));
                                       CH_CHECK(store::write(db, Meta::Resync, u"ROLE"_s));
                                       CH_CHECK(store::write(db, Meta::Cursor, QString()));
                                   }
                                   return ok();
                               })
                       .result();
    CH_CHECK(std::move(written));
    return identity();
}

} // namespace ch::sync
