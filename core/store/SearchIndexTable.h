// SPDX-License-Identifier: Apache-2.0
// Keeps the search index in step with the texts of orders.
// Belongs to the thread of its connection (the writer's).
#pragma once

#include "core/sql/Connection.h"
#include "core/store/SearchText.h"

#include <array>
#include <unordered_set>

namespace ch::store {

/// During a first load only the texts are written; the index is then filled step by step, which is several times faster
/// than row by row and can go on where it was interrupted.
class SearchIndexTable
{
public:
    Result<> add(sql::Connection& db, qint64 row, const QString& text);
    Result<> change(sql::Connection& db, qint64 row, const QString& oldText, const QString& newText);
    Result<> remove(sql::Connection& db, qint64 row, const QString& text);

    struct Progress
    {
        bool isComplete = false;
        /// The last row that the index holds.
        qint64 indexedTo = 0;
    };
    /// Indexes the next `rows` texts. To be called, each in a transaction of its own, until it is complete.
    Result<Progress> fill(sql::Connection& db, int rows);
    /// After a rollback: what was remembered may not be so.
    void forget();

private:
    Result<bool> holds(sql::Connection& db, qint64 row);
    Result<> learn(sql::Connection& db, const QString& text);

    static constexpr int kRecentBits = 13;

    std::unordered_set<Trigram> m_trigrams;
    /// Some of those above; 0, which no text has, for none.
    std::array<Trigram, size_t(1) << kRecentBits> m_recent{};
    bool m_isLoaded = false;
    std::optional<qint64> m_indexedTo;
};

} // namespace ch::store
