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
/// Of "debug", "info", "warning" and "error"; Info of anything else.
LogLevel logLevelFromName(QStringView name);

struct LogField
{
    QLatin1StringView name;
    std::variant<qint64, QByteArrayView, QString> value;
};

class JsonLog
{
public:
    /// Also routes Qt's own messages here, until destroyed. At most one at a time. `descriptor`: where the lines go,
    /// standard error unless said otherwise.
    explicit JsonLog(LogLevel threshold, int descriptor = 2);
    /// Writes what is buffered; gives up on a reader who does not take it within two seconds.
    ~JsonLog();

    /// {"timestamp","level","service","trace_id","message","context":{fields}}. Text is escaped, so an event is one line
    /// without control characters, and valid UTF-8 whatever the fields hold. Does not wait for the line to be written:
    /// that is 200 ms later, from Warning on at once.
    void write(LogLevel level, const TraceId& trace, QLatin1StringView message,
               std::initializer_list<LogField> fields = {});

private:
    friend class QtMessages;
    /// Waits, within reason, until all is written: before the process is made to end.
    void finish();

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace ch::server
