// SPDX-License-Identifier: Apache-2.0
// The cache file with its two lanes: one writes, one reads.
// Callable from any thread; what is passed in runs on the lane that owns the connection.
#pragma once

#include "core/base/Lane.h"
#include "core/base/Result.h"
#include "core/sql/Connection.h"

#include <memory>

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
    ~Database();

    /// `fn(Connection&)` returns a Result; it sees one state of the data throughout.
    template <class Fn> auto read(Fn fn)
    {
        return m_readLane->run([this, fn = std::move(fn)]() mutable -> std::invoke_result_t<Fn&, sql::Connection&> {
            CH_CHECK(m_reader->execute(QStringLiteral("BEGIN")));
            auto answer = fn(*m_reader);
            CH_CHECK(m_reader->execute(QStringLiteral("COMMIT")));
            return answer;
        });
    }

    /// `fn(Connection&)` returns a Result; an Error rolls everything back. The future is ready after COMMIT.
    template <class Fn> auto write(Durability durability, Fn fn)
    {
        return m_writeLane->run(
            [this, durability, fn = std::move(fn)]() mutable -> std::invoke_result_t<Fn&, sql::Connection&> {
                CH_CHECK(setDurability(durability));
                CH_TRY(auto transaction, sql::Transaction::begin(*m_writer));
                auto answer = fn(*m_writer);
                if (answer)
                    CH_CHECK(transaction.commit());
                return answer;
            });
    }

private:
    Database();
    Result<> openConnections(const QString& file);
    Result<> setDurability(Durability durability);

    std::unique_ptr<Lane> m_writeLane;
    std::unique_ptr<Lane> m_readLane;
    // Each is opened, used and closed on its lane only.
    std::unique_ptr<sql::Connection> m_writer;
    std::unique_ptr<sql::Connection> m_reader;
    Durability m_durability = Durability::Person;
};

} // namespace ch::store
