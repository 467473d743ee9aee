// SPDX-License-Identifier: Apache-2.0
#include "server/observe/JsonLog.h"

#include "core/base/Clock.h"
#include "core/wire/JsonWriter.h"
#include "server/observe/BufferedStderrSink.h"

#include <QtGlobal>

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>

#include <atomic>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

spdlog::level::level_enum spdlogLevel(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return spdlog::level::debug;
    case LogLevel::Info:
        return spdlog::level::info;
    case LogLevel::Warning:
        return spdlog::level::warn;
    case LogLevel::Error:
        return spdlog::level::err;
    }
    Q_UNREACHABLE();
}

QLatin1StringView nameOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return "debug"_L1;
    case LogLevel::Info:
        return "info"_L1;
    case LogLevel::Warning:
        return "warning"_L1;
    case LogLevel::Error:
        return "error"_L1;
    }
    Q_UNREACHABLE();
}

// Qt's message handler is a plain function, so it has to find the log by itself.
std::atomic<JsonLog*> logOfQtMessages{nullptr};

void logQtMessage(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    JsonLog* log = logOfQtMessages;
    if (!log)
        return;
    const LogLevel level = type == QtDebugMsg                             ? LogLevel::Debug
                           : type == QtInfoMsg || type == QtWarningMsg ? LogLevel::Warning
                                                                          : LogLevel::Error;
    log->write(level, {}, "qt"_L1, {{"text"_L1, text}});
}

} // namespace

struct JsonLog::State
{
    spdlog::logger logger{"order-service", std::make_shared<BufferedStderrSink>()};
    SystemClock clock;
    QtMessageHandler previousHandler = nullptr;
};

JsonLog::JsonLog(LogLevel threshold)
    : m_state(std::make_unique<State>())
{
    m_state->logger.set_level(spdlogLevel(threshold));
    m_state->logger.flush_on(spdlog::level::warn);
    // The line is complete as it comes: spdlog brings the sinks, the levels and the locking.
    m_state->logger.set_formatter(
        std::make_unique<spdlog::pattern_formatter>("%v", spdlog::pattern_time_type::utc, "\n"));
    logOfQtMessages = this;
    m_state->previousHandler = qInstallMessageHandler(logQtMessage);
}

JsonLog::~JsonLog()
{
    qInstallMessageHandler(m_state->previousHandler);
    logOfQtMessages = nullptr;
    m_state->logger.flush();
}

void JsonLog::write(LogLevel level, const TraceId& trace, QLatin1StringView message,
                    std::initializer_list<LogField> fields)
{
    if (!m_state->logger.should_log(spdlogLevel(level)))
        return;
    JsonWriter json;
    json.beginObject();
    json.key("timestamp"_L1).time(m_state->clock.now());
    json.key("level"_L1).text(nameOf(level));
    json.key("service"_L1).text("order-service"_L1);
    json.key("trace_id"_L1);
    if (trace.isNull())
        json.null();
    else
        json.utf8(trace.toBytes());
    json.key("message"_L1).text(message);
    json.key("context"_L1).beginObject();
    for (const LogField& field : fields) {
        json.key(field.name);
        if (const auto* number = std::get_if<qint64>(&field.value))
            json.number(*number);
        else if (const auto* bytes = std::get_if<QByteArrayView>(&field.value))
            json.text(QString::fromUtf8(*bytes));
        else
            json.text(std::get<QString>(field.value));
    }
    json.endObject().endObject();
    const QByteArrayView line = json.view();
    m_state->logger.log(spdlogLevel(level), spdlog::string_view_t(line.data(), size_t(line.size())));
}

} // namespace ch::server
