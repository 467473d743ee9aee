// SPDX-License-Identifier: Apache-2.0
#include "core/store/RemovalGuard.h"

#include "core/store/MetaTable.h"
#include "core/store/ResyncTable.h"
#include "core/wire/JsonWriter.h"

#include <QStringList>

namespace ch::store {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Fewer never need consent.
constexpr qint64 kExpectedRemovals = 50;

} // namespace

Result<RemovalGuard> RemovalGuard::load(sql::Connection& db)
{
    CH_TRY(const QString text, read(db, Meta::Removals));
    RemovalGuard guard;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        const QStringList parts = line.split(u' ');
        guard.m_tallies[parts.value(0)] = {.removed = parts.value(1).toLongLong(),
                                           .present = parts.value(2).toLongLong()};
    }
    return guard;
}

Result<> RemovalGuard::expect(sql::Connection& db, const QString& entity)
{
    if (m_tallies.contains(entity))
        return ok();
    CH_TRY(const qint64 present, presentOf(db, entity));
    m_tallies[entity].present = present;
    return ok();
}

Result<> RemovalGuard::verdict() const
{
    for (auto each = m_tallies.cbegin(); each != m_tallies.cend(); ++each) {
        if (each->removed <= std::max(kExpectedRemovals, each->present / 5))
            continue;
        JsonWriter facts;
        facts.beginObject();
        facts.key("entity"_L1).text(each.key());
        facts.key("removed"_L1).number(each->removed);
        facts.key("present"_L1).number(each->present);
        facts.endObject();
        return Error{.kind = ErrorKind::Conflict, .code = kRemovalsNeedConsent, .facts = facts.take()};
    }
    return ok();
}

Result<> RemovalGuard::save(sql::Connection& db) const
{
    QString text;
    for (auto each = m_tallies.cbegin(); each != m_tallies.cend(); ++each)
        text += u"%1 %2 %3\n"_s.arg(each.key()).arg(each->removed).arg(each->present);
    return write(db, Meta::Removals, text);
}

Result<> RemovalGuard::reset(sql::Connection& db)
{
    return write(db, Meta::Removals, QString());
}

} // namespace ch::store
