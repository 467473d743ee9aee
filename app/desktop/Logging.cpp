// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/Logging.h"

#include <QDir>
#include <QtGlobal>

#include <spdlog/async.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <atomic>
#include <cstdio>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t kFileBytes = 2 * 1024 * 1024;
constexpr size_t kFiles = 3;
/// A burst that is longer loses its oldest lines instead of making the window wait.
constexpr size_t kQueue = 8192;

std::atomic<spdlog::logger*> current = nullptr;

spdlog::level::level_enum levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return spdlog::level::debug;
    case QtInfoMsg:
        return spdlog::level::info;
    case QtWarningMsg:
        return spdlog::level::warn;
    case QtCriticalMsg:
        return spdlog::level::err;
    case QtFatalMsg:
        return spdlog::level::critical;
    }
    return spdlog::level::info;
}

/// One line an event, whatever a message holds (X6).
std::string onOneLine(const QString& message)
{
    QString line = message;
    for (QChar& each : line) {
        if (each.category() == QChar::Other_Control)
            each = u' ';
    }
    return line.toStdString();
}

void write(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    // The program ends as soon as this returns, before the log's thread could write anything.
    if (type == QtFatalMsg)
        std::fprintf(stderr, "%s\n", onOneLine(message).c_str());
    if (spdlog::logger* logger = current.load())
        logger->log(levelOf(type), "{} {}", context.category != nullptr ? context.category : "default",
                    onOneLine(message));
}

} // namespace

struct Logging::Sink
{
    std::shared_ptr<spdlog::details::thread_pool> thread;
    std::shared_ptr<spdlog::async_logger> logger;
    QtMessageHandler before = nullptr;
};

Logging::Logging(const QString& folder) : m_sink(std::make_unique<Sink>())
{
    auto console = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    console->set_level(spdlog::level::warn);
    std::vector<spdlog::sink_ptr> sinks{console};
    try {
        QDir().mkpath(folder);
        const QString file = QDir(folder).filePath(u"countinghouse.log"_s);
        sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.toStdString(), kFileBytes, kFiles));
    } catch (const spdlog::spdlog_ex&) {
        // A full or read-only disk must not keep the window from opening; stderr is left.
    }
    m_sink->thread = std::make_shared<spdlog::details::thread_pool>(kQueue, 1);
    m_sink->logger = std::make_shared<spdlog::async_logger>("desktop", sinks.begin(), sinks.end(), m_sink->thread,
                                                            spdlog::async_overflow_policy::overrun_oldest);
    m_sink->logger->set_level(spdlog::level::info);
    m_sink->logger->flush_on(spdlog::level::info);
    m_sink->logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %t %v");
    current = m_sink->logger.get();
    m_sink->before = qInstallMessageHandler(write);
}

Logging::~Logging()
{
    qInstallMessageHandler(m_sink->before);
    current = nullptr;
}

} // namespace ch::app
