// SPDX-License-Identifier: Apache-2.0
#include "server/store/StoreCopies.h"

#include "server/store/Store.h"

#include <QFile>
#include <QFileInfo>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

Error sentence(QString text)
{
    return Error{.kind = ErrorKind::Storage, .code = u"STORE"_s, .detail = std::move(text)};
}

Result<> checkIntegrity(sql::Connection& db, const QString& file)
{
    CH_TRY(sql::Rows rows, db.query("PRAGMA integrity_check"));
    if (!rows.next() || rows.text(0) != "ok"_L1)
        return sentence(u"'%1' is damaged: restore another copy."_s.arg(file));
    return ok();
}

} // namespace

Result<> backupStore(const QString& location, const QString& file, const Clock& clock)
{
    if (!location.startsWith("sqlite:"_L1))
        return sentence(u"A store on PostgreSQL is backed up by PostgreSQL's own tools: pg_dump --format=custom "
                        "(docs/postgresql.md)."_s);
    if (QFileInfo::exists(file))
        return sentence(u"'%1' exists already: choose another name for the backup."_s.arg(file));
    CH_TRY(const auto store, Store::open(location, StoreUse::ReadOnly, clock));
    // SQLite 3.40 cannot copy a table with a generated column through a connection that was opened to read only. This one
    // is no second writer all the same: it writes elsewhere and leaves checkpoints to the service.
    CH_TRY(const auto db, sql::Connection::open({.file = store->file()}));
    CH_CHECK(db->execute(u"PRAGMA wal_autocheckpoint=0"_s));
    if (auto written = db->run("VACUUM INTO ?", file); !written) {
        QFile::remove(file);
        return sentence(u"The backup could not be written to '%1': %2"_s.arg(file, written.error().detail));
    }
    QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return ok();
}

Result<QString> restoreStore(const QString& location, const QString& file, const Clock& clock)
{
    if (!location.startsWith("sqlite:"_L1))
        return sentence(u"A store on PostgreSQL is restored by PostgreSQL's own tools: pg_restore "
                        "(docs/postgresql.md)."_s);
    if (!QFileInfo::exists(file))
        return sentence(u"There is no file '%1': check the path."_s.arg(file));
    const QString target = location.startsWith("sqlite:"_L1) ? location.sliced(7) : QString();
    const QString incoming = target + u".incoming"_s;
    QFile::remove(incoming);
    if (!target.isEmpty() && !QFile::copy(file, incoming))
        return sentence(u"'%1' cannot be copied to '%2': check permissions and free space."_s.arg(file, incoming));

    QString setAside;
    const auto replace = [&]() -> Result<> {
        {
            // Brings an older copy up to date, and refuses what is no store or a newer one.
            CH_TRY(const auto copy, Store::open(u"sqlite:"_s + incoming, StoreUse::Exclusive, clock));
            CH_TRY(const auto db, copy->openWriter());
            CH_CHECK(checkIntegrity(*db, file));
            CH_CHECK(db->execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        }
        CH_TRY(const auto lock, Store::lock(target));
        if (QFileInfo::exists(target)) {
            setAside = target + u".replaced-"_s + QString::number(clock.now().epochMs());
            for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
                if (QFileInfo::exists(target + suffix) && !QFile::rename(target + suffix, setAside + suffix))
                    return sentence(u"'%1' cannot be set aside: check the folder's permissions."_s.arg(target));
            }
        }
        if (!QFile::rename(incoming, target))
            return sentence(u"'%1' cannot be written: check the folder's permissions."_s.arg(target));
        return ok();
    };
    auto replaced = replace();
    for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s, u".lock"_s})
        QFile::remove(incoming + suffix);
    if (!replaced)
        return replaced.error();
    return setAside;
}

} // namespace ch::server
