// SPDX-License-Identifier: Apache-2.0
// How C++ values travel to the placeholders of a statement.
// Pure functions; safe on any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/base/UtcTime.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <type_traits>

namespace ch::sql {

/// How a C++ value travels to a placeholder. Empty optionals and null ids are NULL; empty texts are empty texts.
template <class T> QVariant toBound(const T& value)
{
    if constexpr (std::is_same_v<T, QVariant>)
        return value;
    // A null QString would bind as NULL; in our values "empty" is the only kind of nothing.
    else if constexpr (std::is_same_v<T, QString>)
        return value.isNull() ? QVariant(QStringLiteral("")) : QVariant(value);
    else if constexpr (std::is_same_v<T, QByteArray>)
        return value.isNull() ? QVariant(QByteArrayLiteral("")) : QVariant(value);
    else if constexpr (std::is_same_v<T, QLatin1StringView>)
        return QVariant(QString(value));
    else if constexpr (std::is_same_v<T, bool>)
        return QVariant(value ? 1 : 0);
    else if constexpr (std::is_integral_v<T>)
        return QVariant(static_cast<qlonglong>(value));
    else if constexpr (std::is_same_v<T, UtcTime>)
        return QVariant(static_cast<qlonglong>(value.epochMs()));
    else if constexpr (requires { value.has_value(); })
        return value.has_value() ? toBound(*value) : QVariant();
    else if constexpr (requires {
                           value.isNull();
                           value.value();
                       })
        return value.isNull() ? QVariant() : QVariant(static_cast<qlonglong>(value.value()));
    else
        static_assert(sizeof(T) == 0, "no way to bind this type");
}

} // namespace ch::sql
