// SPDX-License-Identifier: Apache-2.0
// The service's log: one JSON object a line on stderr. Callers pass routes, reasons and durations, never names, tokens,
// bodies or bound values.
// Callable from any thread.
#pragma once

#include "core/base/TraceId.h"

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QString>

#include <initializer_list>
#include <memory>
#include <variant>

namespace ch::server {

enum class LogLevel { Debug, Info, Warning, Error };

struct LogField
{
    QLatin1StringView name;
    std::variant<qint64, QByteArrayView, QString> value;
};

class JsonLog
{
public:
    /// Also routes Qt's own messages here, until destroyed. At most one at a time.
    explicit JsonLog(LogLevel threshold);
    /// Writes what is buffered.
    ~JsonLog();

    /// {"timestamp","level","service","trace_id","message","context":{fields}}. Text is escaped, so an event is one line.
    void write(LogLevel level, const TraceId& trace, QLatin1StringView message,
               std::initializer_list<LogField> fields = {});

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace ch::server
