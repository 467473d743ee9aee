// SPDX-License-Identifier: Apache-2.0
// Rows that are written later than they are made, together with others (Connection::gather).
// Belongs to the connection's thread.
#pragma once

#include "core/base/Result.h"

namespace ch::sql {

/// What is kept in memory in place of rows of the present transaction.
class PendingRows
{
public:
    PendingRows() = default;
    PendingRows(const PendingRows&) = delete;
    PendingRows& operator=(const PendingRows&) = delete;
    virtual ~PendingRows() = default;

    /// Gathers what is still to be written; asked for before any statement that is not gathered, for that may read it.
    virtual Result<> write() = 0;
    /// Something was undone: nothing of what is kept may be so.
    virtual void forget() = 0;
};

/// What is to be known of rows that are gathered.
enum class Gathered {
    Rows,
    /// Others refer to them, so they are written first.
    ReferredTo,
    /// Each row is to change exactly one; else TRY_AGAIN, as with changeLater(). No two of them the same one.
    Guarded
};

} // namespace ch::sql
