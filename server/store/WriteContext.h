// SPDX-License-Identifier: Apache-2.0
// What a writing step may use: the one writing connection inside its transaction, ids, time and feed positions.
// Belongs to the writer's thread.
#pragma once

#include "core/base/UtcTime.h"
#include "core/sql/Connection.h"
#include "server/store/IdGenerator.h"

#include <memory>
#include <typeindex>
#include <utility>
#include <vector>

namespace ch::server {

/// An order that got a new state, and the revision of that.
struct ChangedOrder
{
    OrderId id;
    qint64 revision = 0;
};

class WriteContext final : private sql::PendingRows
{
public:
    WriteContext(sql::Connection& connection, IdGenerator& idGenerator, qint64 lastPosition)
        : db(connection)
        , ids(idGenerator)
        , m_position(lastPosition)
        , m_persistedPosition(lastPosition)
    {}

    sql::Connection& db;
    IdGenerator& ids;
    /// The moment of this step; set before each.
    UtcTime now;
    /// What the present transaction has changed so far.
    std::vector<ChangedOrder> changedOrders{};

    /// The next place in the feed, which becomes the entity's revision. A step that is rolled back leaves a gap, no more.
    qint64 nextPosition() { return ++m_position; }
    qint64 position() const { return m_position; }

    /// Waits until no other instance writes, and takes over where the feed has come; first in each transaction. An embedded
    /// store has one writer, whose turn it always is (docs/decisions/020).
    Result<> takeTurn();
    /// Whether the next transaction gathers what its steps write (sql::Connection::gather), so that none of them can be undone
    /// alone; nothing is kept of the one before.
    void gather(bool isWanted);
    /// What a repository keeps in memory of the present transaction, and writes before anything reads it. Made when it is first
    /// asked for.
    template <class Kept> Kept& kept()
    {
        const std::type_index type(typeid(Kept));
        for (const auto& [each, rows] : m_kept) {
            if (each == type)
                return static_cast<Kept&>(*rows);
        }
        m_kept.emplace_back(type, std::make_unique<Kept>(*this));
        return static_cast<Kept&>(*m_kept.back().second);
    }
    /// Writes the feed's clock and the newest id's time; once before each COMMIT.
    Result<> persistClocks();

private:
    Result<> write() override;
    void forget() override;

    qint64 m_position;
    qint64 m_persistedPosition;
    std::vector<std::pair<std::type_index, std::unique_ptr<sql::PendingRows>>> m_kept;
};

} // namespace ch::server
