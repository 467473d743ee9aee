// SPDX-License-Identifier: Apache-2.0
#include "core/sync/Profile.h"

#include "core/base/PauseFor.h"
#include "core/store/MetaTable.h"
#include "core/store/OutboxTable.h"
#include "core/store/ResyncTable.h"
#include "core/store/TimelineTable.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTimeZone>

namespace ch::sync {

namespace {

using namespace Qt::Literals::StringLiterals;
using store::Durability;
using store::Meta;

/// A larger cache is not read whole while somebody waits for the start; what is damaged in it shows when it is read.
constexpr qint64 kMostChecked = 512LL * 1024 * 1024;

/// It reads the whole file: not while the first rows are fetched.
constexpr auto kCheckPause = std::chrono::seconds(5);

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

/// Says how the cache was left when it was last closed.
QString markFile(const QString& folder)
{
    return QDir(folder).filePath(u"cache.closed"_s);
}

/// Whose profile it is, once more outside the cache: a damaged cache must not make the outbox anybody's.
QString ownerFile(const QString& folder)
{
    return QDir(folder).filePath(u"owner.json"_s);
}

Result<> writeIdentity(sql::Connection& db, const Identity& identity)
{
    CH_CHECK(store::write(db, Meta::Server, identity.server));
    CH_CHECK(store::write(db, Meta::ShopId, QString::number(identity.shopId)));
    CH_CHECK(store::write(db, Meta::UserId, identity.userId.toString()));
    CH_CHECK(store::write(db, Meta::UserName, identity.userName));
    CH_CHECK(store::write(db, Meta::Role, nameOf(identity.role)));
    CH_CHECK(store::write(db, Meta::ShopName, identity.shopName));
    CH_CHECK(store::write(db, Meta::Currency, identity.currency));
    return store::write(db, Meta::TimeZone, identity.timeZone);
}

QByteArray toJson(const Identity& identity)
{
    JsonWriter json;
    json.beginObject();
    json.key("server"_L1).text(identity.server);
    json.key("shop_id"_L1).text(QString::number(identity.shopId));
    json.key("user_id"_L1).text(identity.userId.toString());
    json.key("user_name"_L1).text(identity.userName);
    json.key("role"_L1).text(nameOf(identity.role));
    json.key("shop_name"_L1).text(identity.shopName);
    json.key("currency"_L1).text(identity.currency);
    json.key("time_zone"_L1).text(identity.timeZone);
    json.endObject();
    return json.take();
}

std::optional<Identity> readOwner(const QString& folder)
{
    constexpr qint64 kMostBytes = 64 * 1024;
    QFile file(ownerFile(folder));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray text = file.read(kMostBytes);
    auto document = JsonDocument::parse(text, UnknownMembers::Ignore);
    if (!document)
        return std::nullopt;
    JsonObject json = document->root();
    Identity identity;
    identity.server = json.requiredText("server"_L1);
    identity.shopId = json.requiredText("shop_id"_L1).toLongLong();
    identity.userId = json.requiredId<UserId>("user_id"_L1);
    identity.userName = json.requiredText("user_name"_L1);
    identity.role = roleFromName(json.requiredText("role"_L1)).value_or(Role::Warehouse);
    identity.shopName = json.requiredText("shop_name"_L1);
    identity.currency = json.requiredText("currency"_L1);
    identity.timeZone = json.requiredText("time_zone"_L1);
    return document->result() ? std::optional(identity) : std::nullopt;
}

/// Size and time of the file, and whether a log lies beside it: a file that is as we left it was not damaged by anybody.
QByteArray markOf(const QString& file)
{
    const QFileInfo info(file);
    return QByteArray(QByteArray::number(info.size()) + ' ' +
                      QByteArray::number(info.lastModified().toMSecsSinceEpoch()) + ' ' +
                      QByteArray::number(QFileInfo(file + u"-wal"_s).size()) + '\n');
}

} // namespace

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

Profile::~Profile()
{
    if (!m_database)
        return;
    m_check.request_stop();
    if (m_check.joinable())
        m_check.join();
    const bool isSound = m_isChecked && !isDamaged();
    if (isDamaged())
        DamagedCache(cacheFile(m_folder)).note();
    m_database.reset();
    // Without the mark the next start reads the file, no more.
    QFile mark(markFile(m_folder));
    if (isSound && mark.open(QIODevice::WriteOnly))
        mark.write(markOf(cacheFile(m_folder)));
}

Result<> Profile::checkUnlessSound(const QString& file, bool isSound)
{
    const qint64 size = QFileInfo(file).size();
    if (isSound || size == 0) {
        m_isChecked = true;
        return ok();
    }
    if (size <= kMostChecked) {
        CH_CHECK(store::Database::checkWhole(file));
        m_isChecked = true;
        return ok();
    }
    m_check = std::jthread([this, file](std::stop_token stop) {
        if (!pauseFor(kCheckPause, stop))
            return;
        const auto checked = store::Database::checkInPieces(file, std::move(stop));
        m_isChecked = bool(checked);
        m_isDamaged = !checked && checked.error().code == u"CORRUPT";
    });
    return ok();
}

Result<> Profile::openDatabase()
{
    const QString file = cacheFile(m_folder);
    QFile mark(markFile(m_folder));
    const bool isAsClosed = mark.open(QIODevice::ReadOnly) && mark.readAll() == markOf(file);
    mark.close();
    // Whoever is killed from now on leaves none.
    mark.remove();
    // A profile that has an owner had a cache: an empty file is a damaged one.
    if (DamagedCache(file).isNoted() || (QFileInfo(file).size() == 0 && readOwner(m_folder)))
        CH_CHECK(replaceDamaged(file));
    auto database = store::Database::open(file);
    if (database) {
        if (const auto checked = checkUnlessSound(file, isAsClosed || m_salvaged); !checked)
            database = checked.error();
    }
    if (!database && database.error().code == u"CORRUPT") {
        CH_CHECK(replaceDamaged(file));
        m_isChecked = true;
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
    CH_CHECK(m_database->write(Durability::Person, [](sql::Connection& db) { return store::resumeInterrupted(db); })
                 .result());
    return noteMissing();
}

Result<> Profile::noteMissing()
{
    const qint64 told = m_database->newestQueued();
    const auto known = m_database
                           ->write(Durability::Person,
                                   [told](sql::Connection& db) -> Result<qint64> {
                                       CH_TRY(const qint64 newest, store::newestEntry(db));
                                       CH_CHECK(store::keepNumbersFrom(db, told));
                                       return newest;
                                   })
                           .result();
    if (!known)
        return known.error();
    m_missingEntries = std::max<qint64>(0, told - *known);
    return ok();
}

Result<> Profile::replaceDamaged(const QString& file)
{
    const auto identify = [this](sql::Connection& db) -> Result<> {
        const auto owner = readOwner(m_folder);
        return owner ? writeIdentity(db, *owner) : ok();
    };
    auto salvaged = DamagedCache(file).replace(identify);
    if (!salvaged)
        return refusal(u"PROFILE_UNUSABLE"_s,
                       u"The damaged cache %1 cannot be replaced: check the folder's permissions and the room on the "
                       "disk (%2)."_s.arg(file, salvaged.error().detail));
    m_salvaged = *std::move(salvaged);
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

Result<Identity> Profile::adopt(const QString& server, const Session& session, CacheWriter& cache)
{
    CH_TRY(const Identity before, identity());
    if (!before.server.isEmpty() &&
        (before.server != server || before.shopId != session.shopId || before.userId != session.userId))
        return refusal(
            u"PROFILE_OF_ANOTHER"_s,
            u"This profile belongs to %1 at %2, with what they did and saw: choose another profile for %3 at %4."_s.arg(
                before.userName, before.server, session.userName, server));
    const Identity now{.server = server,
                       .shopId = session.shopId,
                       .userId = session.userId,
                       .userName = session.userName,
                       .role = session.role,
                       .shopName = session.shopName,
                       .currency = session.currency,
                       .timeZone = session.timeZone};
    QSaveFile owner(ownerFile(m_folder));
    if (!owner.open(QIODevice::WriteOnly) || owner.write(toJson(now)) < 0 || !owner.commit())
        return refusal(
            u"PROFILE_UNUSABLE"_s,
            u"The profile folder %1 cannot be written to: check its permissions and the room on the disk."_s.arg(
                m_folder));
    const auto writeNow = [&now](sql::Connection& db) { return writeIdentity(db, now); };
    const bool isAsBefore = before.role == now.role && before.zone() == now.zone();
    CH_CHECK(isAsBefore && !before.isNobody() ? m_database->write(Durability::Person, writeNow).result()
                                              : cache.beginAnew(now.zone(), writeNow));
    return identity();
}

} // namespace ch::sync
