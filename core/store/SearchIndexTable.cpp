// SPDX-License-Identifier: Apache-2.0
#include "core/store/SearchIndexTable.h"

#include "core/store/MetaTable.h"

#include <limits>

namespace ch::store {

namespace {

constexpr qint64 kNone = std::numeric_limits<qint64>::min();
constexpr qint64 kAll = std::numeric_limits<qint64>::max();
/// What the index may gather in memory before it writes. With its own 1 MB it writes many small pieces and merges them again
/// and again, which takes half of the time.
constexpr qint64 kGatheredBytes = 16 * 1024 * 1024;

} // namespace

Result<bool> SearchIndexTable::holds(sql::Connection& db, qint64 row)
{
    if (!m_indexedTo) {
        CH_TRY(const QString written, read(db, Meta::SearchIndexedTo));
        m_indexedTo = written.isEmpty() ? kNone : written.toLongLong();
    }
    return row <= *m_indexedTo && *m_indexedTo != kNone;
}

Result<> SearchIndexTable::learn(sql::Connection& db, const QString& text)
{
    if (!m_isLoaded) {
        CH_TRY(sql::Rows rows, db.query("SELECT term FROM trigrams"));
        while (rows.next()) {
            for (const Trigram trigram : trigramsOf(rows.text(0)))
                m_trigrams.insert(trigram);
        }
        CH_CHECK(rows.end());
        m_isLoaded = true;
    }
    for (const Trigram trigram : trigramsOf(text)) {
        // Most texts are made of what other texts are made of: looked up here, a hundred of them cost next to nothing.
        Trigram& recent = m_recent[trigram * 0x9E3779B97F4A7C15ULL >> (64 - kRecentBits)];
        if (std::exchange(recent, trigram) == trigram)
            continue;
        if (m_trigrams.insert(trigram).second)
            CH_CHECK(db.run("INSERT OR IGNORE INTO trigrams (term) VALUES (?)", textOf(trigram)));
    }
    return ok();
}

Result<> SearchIndexTable::add(sql::Connection& db, qint64 row, const QString& text)
{
    CH_CHECK(learn(db, text));
    CH_CHECK(db.run("INSERT INTO order_texts (row, text) VALUES (?, ?)", row, text));
    CH_TRY(const bool isIndexed, holds(db, row));
    if (isIndexed)
        CH_CHECK(db.run("INSERT INTO order_search (rowid, text) VALUES (?, ?)", row, text));
    return ok();
}

Result<> SearchIndexTable::change(sql::Connection& db, qint64 row, const QString& oldText, const QString& newText)
{
    CH_CHECK(learn(db, newText));
    CH_CHECK(db.run("UPDATE order_texts SET text = ? WHERE row = ?", newText, row));
    CH_TRY(const bool isIndexed, holds(db, row));
    if (isIndexed) {
        CH_CHECK(db.run("INSERT INTO order_search (order_search, rowid, text) VALUES ('delete', ?, ?)", row, oldText));
        CH_CHECK(db.run("INSERT INTO order_search (rowid, text) VALUES (?, ?)", row, newText));
    }
    return ok();
}

Result<> SearchIndexTable::remove(sql::Connection& db, qint64 row, const QString& text)
{
    CH_CHECK(db.run("DELETE FROM order_texts WHERE row = ?", row));
    CH_TRY(const bool isIndexed, holds(db, row));
    if (isIndexed)
        CH_CHECK(db.run("INSERT INTO order_search (order_search, rowid, text) VALUES ('delete', ?, ?)", row, text));
    return ok();
}

Result<SearchIndexTable::Progress> SearchIndexTable::fill(sql::Connection& db, int rows)
{
    CH_TRY(const bool everything, holds(db, kAll));
    if (everything)
        return Progress{.isComplete = true};
    if (*m_indexedTo == kNone)
        CH_CHECK(db.run("INSERT INTO order_search (order_search, rank) VALUES ('hashsize', ?)", kGatheredBytes));
    CH_TRY(const auto last,
           db.integer("SELECT max(row) FROM (SELECT row FROM order_texts WHERE row > ? ORDER BY row LIMIT ?)",
                      *m_indexedTo, rows));
    const qint64 indexedTo = last.value_or(kAll);
    const Progress progress{.isComplete = !last.has_value(), .indexedTo = indexedTo};
    if (last) {
        CH_CHECK(db.run("INSERT INTO order_search (rowid, text) "
                        "SELECT row, text FROM order_texts WHERE row > ? AND row <= ? ORDER BY row",
                        *m_indexedTo, *last));
    }
    CH_CHECK(write(db, Meta::SearchIndexedTo, QString::number(indexedTo)));
    m_indexedTo = indexedTo;
    return progress;
}

void SearchIndexTable::forget()
{
    m_trigrams.clear();
    m_recent.fill(0);
    m_isLoaded = false;
    m_indexedTo.reset();
}

} // namespace ch::store
