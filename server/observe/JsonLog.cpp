// SPDX-License-Identifier: Apache-2.0
#include "server/observe/JsonLog.h"

#include "core/base/Clock.h"
#include "core/wire/JsonWriter.h"
#include "server/observe/BufferedStderrSink.h"

#include <QtGlobal>

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>

#include <algorithm>
#include <atomic>
#include <string>

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

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return LogLevel::Error;
    }
    Q_UNREACHABLE();
}

bool isPrintableAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

/// JSON escapes the control characters below 0x20 only. The others move a terminal's cursor as well, and the two Unicode line
/// ends break a line for some readers.
QString withoutControls(QString text)
{
    for (QChar& c : text) {
        const char16_t unit = c.unicode();
        if ((unit >= 0x7f && unit <= 0x9f) || unit == 0x2028 || unit == 0x2029)
            c = QChar::ReplacementCharacter;
    }
    return text;
}

void writeText(JsonWriter& json, QByteArrayView text)
{
    if (isPrintableAscii(text))
        json.utf8(text);
    else
        json.text(withoutControls(QString::fromUtf8(text)));
}

void beginLine(JsonWriter& json, LogLevel level, const TraceId& trace, QLatin1StringView message)
{
    json.beginObject();
    json.key("timestamp"_L1).time(SystemClock().now());
    json.key("level"_L1).text(nameOf(level));
    json.key("service"_L1).text("order-service"_L1);
    json.key("trace_id"_L1);
    if (trace.isNull())
        json.null();
    else
        json.utf8(trace.toBytes());
    json.key("message"_L1).text(message);
    json.key("context"_L1).beginObject();
}

std::string droppedLine(quint64 lines)
{
    JsonWriter json;
    beginLine(json, LogLevel::Warning, {}, "log lines dropped"_L1);
    json.key("lines"_L1).number(static_cast<qint64>(lines)).endObject().endObject();
    return json.view().toByteArray().toStdString() + '\n';
}

} // namespace

struct JsonLog::State
{
    explicit State(int descriptor)
        : sink(std::make_shared<BufferedStderrSink>(descriptor, droppedLine))
        , logger("order-service", sink)
    {}

    const std::shared_ptr<BufferedStderrSink> sink;
    spdlog::logger logger;
    QtMessageHandler previousHandler = nullptr;
};

class QtMessages
{
public:
    // Qt's message handler is a plain function, so it has to find the log by itself.
    static inline std::atomic<JsonLog*> log{nullptr};

    static void handle(QtMsgType type, const QMessageLogContext&, const QString& text)
    {
        JsonLog* const to = log;
        if (to == nullptr)
            return;
        to->write(levelOf(type), {}, "qt"_L1, {{"text"_L1, text}});
        if (type == QtFatalMsg)
            to->finish();
    }
};

LogLevel logLevelFromName(QStringView name)
{
    if (name == "debug"_L1)
        return LogLevel::Debug;
    if (name == "warning"_L1)
        return LogLevel::Warning;
    return name == "error"_L1 ? LogLevel::Error : LogLevel::Info;
}

JsonLog::JsonLog(LogLevel threshold, int descriptor) : m_state(std::make_unique<State>(descriptor))
{
    m_state->logger.set_level(spdlogLevel(threshold));
    m_state->logger.flush_on(spdlog::level::warn);
    // The line is complete as it comes: spdlog brings the sinks, the levels and the locking.
    m_state->logger.set_formatter(
        std::make_unique<spdlog::pattern_formatter>("%v", spdlog::pattern_time_type::utc, "\n"));
    QtMessages::log = this;
    m_state->previousHandler = qInstallMessageHandler(QtMessages::handle);
}

JsonLog::~JsonLog()
{
    qInstallMessageHandler(m_state->previousHandler);
    QtMessages::log = nullptr;
}

void JsonLog::write(LogLevel level, const TraceId& trace, QLatin1StringView message,
                    std::initializer_list<LogField> fields)
{
    if (!m_state->logger.should_log(spdlogLevel(level)))
        return;
    JsonWriter json;
    beginLine(json, level, trace, message);
    for (const LogField& field : fields) {
        json.key(field.name);
        if (const auto* number = std::get_if<qint64>(&field.value))
            json.number(*number);
        else if (const auto* bytes = std::get_if<QByteArrayView>(&field.value))
            writeText(json, *bytes);
        else
            json.text(withoutControls(std::get<QString>(field.value)));
    }
    json.endObject().endObject();
    const QByteArrayView line = json.view();
    m_state->logger.log(spdlogLevel(level), spdlog::string_view_t(line.data(), static_cast<size_t>(line.size())));
}

void JsonLog::finish()
{
    m_state->sink->waitUntilWritten(BufferedStderrSink::kFarewell);
}

} // namespace ch::server
