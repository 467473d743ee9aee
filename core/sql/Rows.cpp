// SPDX-License-Identifier: Apache-2.0
#include "core/sql/ConnectionState.h"

#include <QSqlError>

namespace ch::sql {

Rows::~Rows()
{
    if (m_query)
        m_query->finish();
}

bool Rows::next()
{
    return m_query->next();
}

Result<> Rows::end() const
{
    if (m_query->lastError().isValid())
        return storageError(Engine::Sqlite, m_query->lastError(), m_query->lastQuery().toStdString());
    return ok();
}

bool Rows::isNull(int column) const
{
    return m_query->isNull(column);
}

qint64 Rows::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

QString Rows::text(int column) const
{
    return m_query->value(column).toString();
}

QByteArray Rows::bytes(int column) const
{
    return m_query->value(column).toByteArray();
}

std::optional<UtcTime> Rows::optionalTime(int column) const
{
    const auto value = optionalInteger(column);
    return value ? std::optional(UtcTime(*value)) : std::nullopt;
}

std::optional<qint64> Rows::optionalInteger(int column) const
{
    const QVariant value = m_query->value(column);
    return value.isNull() ? std::nullopt : std::optional<qint64>(value.toLongLong());
}

std::optional<QString> Rows::optionalText(int column) const
{
    const QVariant value = m_query->value(column);
    return value.isNull() ? std::nullopt : std::optional(value.toString());
}

} // namespace ch::sql
