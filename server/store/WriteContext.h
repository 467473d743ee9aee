// SPDX-License-Identifier: Apache-2.0
// What a writing step may use: the one writing connection inside its transaction, ids, time and feed positions.
// Belongs to the writer's thread.
#pragma once

#include "core/base/UtcTime.h"
#include "core/sql/Connection.h"
#include "server/store/IdGenerator.h"

#include <vector>

namespace ch::server {

/// An order that got a new state, and the revision of that.
struct ChangedOrder
{
    OrderId id;
    qint64 revision = 0;
};

class WriteContext
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
    /// Writes the feed's clock and the newest id's time; once before each COMMIT.
    Result<> persistClocks();

private:
    qint64 m_position;
    qint64 m_persistedPosition;
};

} // namespace ch::server
