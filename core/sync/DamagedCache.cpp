// SPDX-License-Identifier: Apache-2.0
#include "core/sync/DamagedCache.h"

#include "core/store/OutboxSalvageTable.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSaveFile>

namespace ch::sync {

namespace {

using namespace Qt::Literals::StringLiterals;
using store::Durability;

/// The file of a cache and those that SQLite keeps beside it.
const std::array kSuffixes{u""_s, u"-wal"_s, u"-shm"_s};

Error cannotSetAside()
{
    return Error{.kind = ErrorKind::Storage, .code = u"NOT_SET_ASIDE"_s};
}

constexpr int kHeaderBytes = 100;

/// Bytes of a page of a cache: 4096 in those that older versions made. The first page's table of cells, behind the header,
/// tells: the cell that was written first stands at the page's end.
int pageBytesOf(QByteArrayView firstPage)
{
    const auto number = [&](qsizetype at) {
        return at + 1 < firstPage.size() ? quint8(firstPage[at]) << 8 | quint8(firstPage[at + 1]) : 0;
    };
    constexpr char kInterior = 5;
    const bool isInterior = firstPage.size() > kHeaderBytes && firstPage[kHeaderBytes] == kInterior;
    const int cells = number(kHeaderBytes + 3);
    const qsizetype table = kHeaderBytes + (isInterior ? 12 : 8);
    int last = 0;
    for (int i = 0; i < cells; ++i)
        last = std::max(last, number(table + 2 * qsizetype(i)));
    return last >= 4096 ? 8192 : 4096;
}

/// The first hundred bytes of an SQLite file as this program makes them: everything else in the file can be read with them.
QByteArray soundHeader(qint64 fileSize, int pageBytes)
{
    const auto number = [](quint32 value) {
        QByteArray bytes(4, '\0');
        for (int i = 3; i >= 0; --i, value >>= 8)
            bytes[i] = char(value & 0xff);
        return bytes;
    };
    QByteArray header("SQLite format 3", 16);
    header += QByteArray::fromHex(pageBytes == 8192 ? "2000" : "1000");
    header += QByteArray::fromHex("0202" // write-ahead log, for writing and reading
                                  "00402020");
    header += number(1) + number(quint32(fileSize / pageBytes)); // changes; pages
    header += number(0) + number(0);                             // free pages
    header += number(1) + number(4);                             // schema cookie and format
    header += number(0) + number(0) + number(1);                 // cache, vacuum, UTF-8
    header += number(0) + number(0) + number(0);                 // user version, vacuum, application
    header += QByteArray(20, '\0');
    return header + number(1) + number(3'040'001);
}

/// While it lives, a file whose header was overwritten has a sound one.
class LentHeader
{
public:
    explicit LentHeader(const QString& file) : m_file(file)
    {
        if (!m_file.open(QIODevice::ReadWrite))
            return;
        const QByteArray first = m_file.read(4096);
        m_own = first.first(std::min<qsizetype>(first.size(), kHeaderBytes));
        if (m_own.size() == kHeaderBytes && !m_own.startsWith(QByteArray("SQLite format 3", 16)))
            m_isLent = put(soundHeader(m_file.size(), pageBytesOf(first)));
    }
    ~LentHeader()
    {
        if (m_isLent)
            put(m_own);
    }
    Q_DISABLE_COPY_MOVE(LentHeader)
    bool isLent() const { return m_isLent; }

private:
    bool put(const QByteArray& header)
    {
        return m_file.seek(0) && m_file.write(header) == header.size() && m_file.flush();
    }

    QFile m_file;
    QByteArray m_own;
    bool m_isLent = false;
};

Result<store::SalvagedOutbox> salvage(const QString& aside, sql::Connection& fresh, qint64 newest)
{
    const auto attempt = [&]() -> Result<store::SalvagedOutbox> {
        CH_TRY(const auto damaged, sql::Connection::open({.file = aside, .access = sql::Access::ReadOnly}));
        return store::salvageOutbox(*damaged, fresh, newest);
    };
    auto asItIs = attempt();
    // What is newer lies in the log, whose first page then counts; only without one is the header needed.
    if (asItIs && asItIs->saved > 0)
        return asItIs;
    const LentHeader header(aside);
    return header.isLent() ? attempt() : asItIs;
}

} // namespace

QString DamagedCache::noteFile() const
{
    return QString(m_file + u".replace");
}

bool DamagedCache::isNoted() const
{
    return QFile::exists(noteFile());
}

void DamagedCache::note() const
{
    if (isNoted())
        return;
    QFile note(noteFile());
    (void)note.open(QIODevice::WriteOnly);
}

Result<QString> DamagedCache::setAside() const
{
    QString aside;
    if (QFile note(noteFile()); note.open(QIODevice::ReadOnly))
        aside = QString::fromUtf8(note.readAll());
    if (aside.isEmpty()) {
        aside = u"%1.damaged-%2"_s.arg(m_file, QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s));
        QSaveFile note(noteFile());
        if (!note.open(QIODevice::WriteOnly) || note.write(aside.toUtf8()) < 0 || !note.commit())
            return cannotSetAside();
    }
    for (const QString& suffix : kSuffixes) {
        const QString from = QString(m_file + suffix);
        const QString to = QString(aside + suffix);
        // What is aside already is the damaged one; what is in its place was begun afresh and not used.
        const bool isMoved = QFile::exists(to) ? !QFile::exists(from) || QFile::remove(from)
                                               : !QFile::exists(from) || QFile::rename(from, to);
        if (!isMoved)
            return cannotSetAside();
    }
    return QFile::exists(aside) ? aside : QString();
}

Result<Salvage> DamagedCache::fillFresh(const QString& fresh, const QString& aside,
                                        const std::function<Result<>(sql::Connection&)>& identify) const
{
    const qint64 newest = store::OutboxMark(m_file).read();
    Salvage salvaged{.setAside = aside};
    CH_TRY(const auto database, store::Database::open(fresh));
    CH_CHECK(database->write(Durability::Person, identify).result());
    if (aside.isEmpty()) {
        salvaged.unreadable = int(newest);
        CH_CHECK(database
                     ->write(Durability::Person,
                             [newest](sql::Connection& db) { return store::keepNumbersFrom(db, newest); })
                     .result());
        return salvaged;
    }
    const auto outbox =
        database
            ->write(Durability::Person,
                    [&](sql::Connection& db) -> Result<store::SalvagedOutbox> { return salvage(aside, db, newest); })
            .result();
    if (outbox) {
        salvaged.operations = outbox->saved;
        salvaged.unreadable = outbox->unreadable;
    } else {
        salvaged.isOutboxReadable = false;
    }
    return salvaged;
}

Result<Salvage> DamagedCache::replace(const std::function<Result<>(sql::Connection&)>& identify) const
{
    CH_TRY(const QString aside, setAside());
    const QString fresh = QString(m_file + u".fresh");
    const auto removeFresh = [&fresh] {
        for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s, u".outbox"_s})
            QFile::remove(QString(fresh + suffix));
    };
    removeFresh();
    CH_TRY(const Salvage salvaged, fillFresh(fresh, aside, identify));
    if (!QFile::rename(fresh, m_file))
        return cannotSetAside();
    removeFresh();
    QFile::remove(noteFile());
    return salvaged;
}

} // namespace ch::sync
