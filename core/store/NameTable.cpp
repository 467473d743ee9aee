// SPDX-License-Identifier: Apache-2.0
#include "core/store/NameTable.h"

#include "core/domain/NoValue.h"

namespace ch::store {

Result<std::optional<qint64>> knownNumber(sql::Connection& db, NameTable::Of of, const QString& name)
{
    if (name.isEmpty() || name == kNoValue)
        return std::optional<qint64>(0);
    return db.integer(of == NameTable::Of::Countries ? "SELECT no FROM countries WHERE name = ?"
                      : of == NameTable::Of::Skus    ? "SELECT no FROM skus WHERE sku = ?"
                                                     : "SELECT no FROM regions WHERE name = ?",
                      name);
}

Result<qint64> NameTable::numberOf(sql::Connection& db, const QString& name)
{
    if (name.isEmpty())
        return 0;
    if (const auto known = m_numbers.constFind(name); known != m_numbers.cend())
        return *known;
    CH_TRY(auto number, knownNumber(db, m_of, name));
    if (!number) {
        CH_CHECK(db.run(m_of == Of::Countries ? "INSERT INTO countries (name) VALUES (?)"
                        : m_of == Of::Skus    ? "INSERT INTO skus (sku) VALUES (?)"
                                              : "INSERT INTO regions (name) VALUES (?)",
                        name));
        CH_TRY(number, db.integer("SELECT last_insert_rowid()"));
    }
    m_numbers.insert(name, *number);
    return *number;
}

} // namespace ch::store
