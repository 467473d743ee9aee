// SPDX-License-Identifier: Apache-2.0
// The cache file with its three lanes: one writes, one reads what a screen waits for, one reads what may take its time.
// Callable from any thread; what is passed in runs on the lane that owns the connection.
#pragma once

#include "core/base/Lane.h"
#include "core/base/Result.h"
#include "core/sql/Connection.h"
#include "core/store/OutboxMark.h"
#include "core/store/OutboxTable.h"

#include <atomic>
#include <memory>
#include <stop_token>

namespace ch::store {

/// What a write is worth: a person's own words are on disk when the future is ready; what the service can send again may
/// be lost in a power cut together with the cursor that says so.
enum class Durability { Person, Service };

class Database
{
public:
    /// Creates or migrates the file. Errors (kind Storage): NEWER_SCHEMA, the file is untouched; CORRUPT, the file is
    /// damaged; else what the engine said.
    static Result<std::unique_ptr<Database>> open(const QString& file);
    /// Reads all of a closed file: CORRUPT if it is damaged anywhere. About a second for 500 MB.
    static Result<> checkWhole(const QString& file);
    /// The same piece by piece; Cancelled if it is stopped in between.
    static Result<> checkInPieces(const QString& file, std::stop_token stop);
    ~Database();

    /// The number of the newest entry of the outbox that was ever told to be queued, as it is kept outside of the file.
    qint64 newestQueued() const { return m_newestQueued; }
    /// Something that was read or written turned out to be damaged.
    bool isDamaged() const { return m_isDamaged; }

    /// All of this program's schema changes, in order.
    static std::vector<sql::Migration> migrations();

    /// `fn(Connection&)` returns a Result; it sees one state of the data throughout.
    template <class Fn> auto read(Fn fn) { return readOn(*m_readLane, m_reader, std::move(fn)); }
    /// As read(), for what walks through many rows (whole lists, counts, exports): who wants one row never waits behind it.
    template <class Fn> auto scan(Fn fn) { return readOn(*m_scanLane, m_scanner, std::move(fn)); }

    /// `fn(Connection&)` returns a Result; an Error rolls everything back. The future is ready after COMMIT.
    template <class Fn> auto write(Durability durability, Fn fn)
    {
        return write(durability, std::move(fn), [](bool) {});
    }
    /// `onEnd(bool isKept)` is called on the writer's lane: after the COMMIT, or when nothing was kept, be it that `fn` or
    /// the COMMIT failed.
    template <class Fn, class OnEnd> auto write(Durability durability, Fn fn, OnEnd onEnd)
    {
        return m_writeLane->run([this, durability, fn = std::move(fn), onEnd = std::move(onEnd)]() mutable {
            auto answer = inTransaction(durability, fn);
            noteDamage(answer);
            onEnd(bool(answer));
            return answer;
        });
    }

private:
    explicit Database(const QString& file);
    template <class Fn> auto readOn(Lane& lane, std::unique_ptr<sql::Connection>& reader, Fn fn)
    {
        return lane.run([this, &reader, fn = std::move(fn)]() mutable {
            auto answer = inSnapshot(*reader, fn);
            noteDamage(answer);
            return answer;
        });
    }
    template <class Fn>
    static auto inSnapshot(sql::Connection& reader, Fn& fn) -> std::invoke_result_t<Fn&, sql::Connection&>
    {
        CH_CHECK(reader.execute(QStringLiteral("BEGIN")));
        auto answer = fn(reader);
        if (auto ended = reader.execute(QStringLiteral("COMMIT")); !ended) {
            // Whatever it was, the next reader must be able to begin.
            (void)bool(reader.execute(QStringLiteral("ROLLBACK")));
            return std::move(ended).error();
        }
        return answer;
    }
    template <class Answer> void noteDamage(const Answer& answer)
    {
        if (!answer && answer.error().kind == ErrorKind::Storage && answer.error().code == u"CORRUPT")
            m_isDamaged = true;
    }
    Result<> openConnections(const QString& file);
    Result<> openReader(Lane& lane, std::unique_ptr<sql::Connection>& reader, const QString& file);
    template <class Fn> auto inTransaction(Durability durability, Fn& fn) -> std::invoke_result_t<Fn&, sql::Connection&>
    {
        CH_CHECK(setDurability(durability));
        CH_TRY(auto transaction, sql::Transaction::begin(*m_writer));
        auto answer = fn(*m_writer);
        if (!answer)
            return answer;
        qint64 newest = 0;
        if (durability == Durability::Person) {
            CH_TRY(newest, newestEntry(*m_writer));
        }
        CH_CHECK(transaction.commit());
        m_mark.raise(newest);
        return answer;
    }
    Result<> setDurability(Durability durability);

    std::unique_ptr<Lane> m_writeLane;
    std::unique_ptr<Lane> m_readLane;
    std::unique_ptr<Lane> m_scanLane;
    // Each is opened, used and closed on its lane only.
    std::unique_ptr<sql::Connection> m_writer;
    std::unique_ptr<sql::Connection> m_reader;
    std::unique_ptr<sql::Connection> m_scanner;
    Durability m_durability = Durability::Person;
    OutboxMark m_mark;
    qint64 m_newestQueued = 0;
    std::atomic<bool> m_isDamaged = false;
};

} // namespace ch::store
