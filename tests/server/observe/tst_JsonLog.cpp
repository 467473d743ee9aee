// SPDX-License-Identifier: Apache-2.0
// The log as its reader gets it: whole lines of sound JSON whatever the fields hold (X6), soon, and never at the price of
// whoever logs.
#include "core/base/UtcTime.h"
#include "server/observe/BufferedStderrSink.h"
#include "server/observe/JsonLog.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>
#include <QTest>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <thread>

using namespace ch;
using namespace ch::server;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kPatience{5000};

class Pipe
{
public:
    Pipe()
    {
        if (::pipe(m_ends) != 0)
            qFatal("no pipe");
    }
    ~Pipe()
    {
        closeReading();
        ::close(m_ends[1]);
    }
    int writing() const { return m_ends[1]; }
    void closeReading()
    {
        if (m_ends[0] >= 0)
            ::close(std::exchange(m_ends[0], -1));
    }

    /// More of what was written; false if nothing comes.
    bool read(std::chrono::milliseconds patience = kPatience)
    {
        pollfd waiting{m_ends[0], POLLIN, 0};
        char bytes[64 * 1024];
        if (::poll(&waiting, 1, static_cast<int>(patience.count())) != 1)
            return false;
        const ssize_t count = ::read(m_ends[0], bytes, sizeof bytes);
        if (count <= 0)
            return false;
        m_text.append(bytes, count);
        return true;
    }
    std::optional<QByteArray> line()
    {
        while (!m_text.contains('\n')) {
            if (!read())
                return std::nullopt;
        }
        const qsizetype end = m_text.indexOf('\n');
        const QByteArray first = m_text.first(end);
        m_text.remove(0, end + 1);
        return first;
    }
    QByteArray everything()
    {
        while (read(0ms)) {
        }
        return std::exchange(m_text, {});
    }

private:
    int m_ends[2] = {-1, -1};
    QByteArray m_text;
};

QJsonObject objectOf(const std::optional<QByteArray>& line)
{
    return line ? QJsonDocument::fromJson(*line).object() : QJsonObject();
}

/// Valid UTF-8 without a control character, C1 and Unicode's line ends included.
bool isHarmless(const QByteArray& line)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(line);
    return !decoder.hasError() && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
    });
}

} // namespace

class tst_JsonLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void line_hasTheSixMembers();
    void fields_ofAnyContent_stayOneSoundLine_data();
    void fields_ofAnyContent_stayOneSoundLine();
    void threshold_holdsBack();
    void info_isBufferedButNotLong();
    void warning_isWrittenAtOnce();
    void destroyed_writesTheRest();
    void qtMessages_areRoutedWithTheirLevel();
    void qtFatal_isWrittenBeforeTheEnd();
    void manyThreads_linesStayWhole();
    void readerAway_neverBlocks_andDropsAreCounted();
    void readerAway_doesNotKeepTheProcess();
    void readerGone_isHarmless();
};

void tst_JsonLog::line_hasTheSixMembers()
{
    Pipe pipe;
    JsonLog log(LogLevel::Info, pipe.writing());
    const TraceId trace = TraceId::random();
    log.write(LogLevel::Warning, trace, "request"_L1,
              {{"route"_L1, QByteArrayView("/orders/{id}")}, {"status"_L1, qint64(200)}});
    const auto line = pipe.line();
    QVERIFY(line);
    const QJsonObject json = objectOf(line);
    QCOMPARE(json.keys(),
             QStringList({u"context"_s, u"level"_s, u"message"_s, u"service"_s, u"timestamp"_s, u"trace_id"_s}));
    const auto time = UtcTime::fromText(json["timestamp"_L1].toString().toLatin1());
    QVERIFY(time && json["timestamp"_L1].toString().endsWith(u'Z'));
    QVERIFY(std::abs(time->epochMs() - QDateTime::currentMSecsSinceEpoch()) < 10'000);
    QCOMPARE(json["level"_L1].toString(), u"warning"_s);
    QCOMPARE(json["service"_L1].toString(), u"order-service"_s);
    QCOMPARE(json["trace_id"_L1].toString(), trace.toString());
    QCOMPARE(json["message"_L1].toString(), u"request"_s);
    QCOMPARE(json["context"_L1].toObject(), QJsonObject({{u"route"_s, u"/orders/{id}"_s}, {u"status"_s, 200}}));

    log.write(LogLevel::Warning, {}, "x"_L1);
    const QJsonObject bare = objectOf(pipe.line());
    QVERIFY(bare["trace_id"_L1].isNull());
    QVERIFY(bare["context"_L1].toObject().isEmpty());
}

void tst_JsonLog::fields_ofAnyContent_stayOneSoundLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("seen");
    const QString replaced(QChar::ReplacementCharacter);
    QTest::addRow("plain") << QByteArray("abc") << u"abc"_s;
    QTest::addRow("empty") << QByteArray("") << QString(u""_s);
    QTest::addRow("line breaks") << QByteArray("a\r\nb") << u"a\r\nb"_s;
    QTest::addRow("quotes") << QByteArray(R"("\"}{)") << uR"("\"}{)"_s;
    QTest::addRow("escape") << QByteArray("\x1b[31mred") << u"\x1b[31mred"_s;
    QTest::addRow("NUL") << QByteArray("a\0b", 3) << QString::fromUtf16(u"a\0b", 3);
    QTest::addRow("format") << QByteArray("%n %s {} {0}") << u"%n %s {} {0}"_s;
    QTest::addRow("delete") << QByteArray("a\x7f") << QString(u"a"_s + replaced);
    QTest::addRow("C1") << QByteArray("\xc2\x9b"
                                      "31m")
                        << QString(replaced + u"31m"_s);
    QTest::addRow("line separator") << QByteArray("a\xe2\x80\xa8"
                                                  "b")
                                    << QString(u"a"_s + replaced + u"b"_s);
    QTest::addRow("Chinese") << QByteArray("\xe4\xbd\xa0\xe5\xa5\xbd") << u"\u4f60\u597d"_s;
    QTest::addRow("invalid UTF-8") << QByteArray("a\xff\xfe") << QString(u"a"_s + replaced + replaced);
    QTest::addRow("cut UTF-8") << QByteArray("a\xe4\xbd") << QString(u"a"_s + replaced + replaced);
    QTest::addRow("long") << QByteArray(100'000, 'x') << QString(100'000, u'x');
}

void tst_JsonLog::fields_ofAnyContent_stayOneSoundLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, seen);
    Pipe pipe;
    JsonLog log(LogLevel::Info, pipe.writing());
    log.write(LogLevel::Warning, {}, "x"_L1,
              {{"bytes"_L1, QByteArrayView(text)}, {"string"_L1, QString::fromUtf8(text)}});
    log.write(LogLevel::Warning, {}, "next"_L1);
    const auto line = pipe.line();
    QVERIFY(line);
    QVERIFY(isHarmless(*line));
    const QJsonObject context = objectOf(line)["context"_L1].toObject();
    QCOMPARE(context["bytes"_L1].toString(), seen);
    QCOMPARE(context["string"_L1].toString(), seen);
    QCOMPARE(objectOf(pipe.line())["message"_L1].toString(), u"next"_s);
}

void tst_JsonLog::threshold_holdsBack()
{
    Pipe pipe;
    {
        JsonLog log(LogLevel::Warning, pipe.writing());
        log.write(LogLevel::Debug, {}, "no"_L1);
        log.write(LogLevel::Info, {}, "no"_L1);
        log.write(LogLevel::Warning, {}, "yes"_L1);
        log.write(LogLevel::Error, {}, "yes"_L1);
    }
    const QByteArray text = pipe.everything();
    QCOMPARE(text.count("\"message\":\"yes\""), 2);
    QCOMPARE(text.count('\n'), 2);
}

void tst_JsonLog::info_isBufferedButNotLong()
{
    Pipe pipe;
    JsonLog log(LogLevel::Info, pipe.writing());
    for (int round = 0; round < 3; ++round) {
        const auto start = std::chrono::steady_clock::now();
        log.write(LogLevel::Info, {}, "first"_L1);
        log.write(LogLevel::Info, {}, "second"_L1);
        QVERIFY(pipe.line());
        const auto passed = std::chrono::steady_clock::now() - start;
        QVERIFY(passed > BufferedStderrSink::kPause / 2 && passed < 2s);
        // Both were written together.
        QVERIFY(pipe.everything().contains("second"));
    }
}

void tst_JsonLog::warning_isWrittenAtOnce()
{
    Pipe pipe;
    JsonLog log(LogLevel::Info, pipe.writing());
    std::chrono::steady_clock::duration best = 1h;
    for (int round = 0; round < 5; ++round) {
        const auto start = std::chrono::steady_clock::now();
        log.write(LogLevel::Info, {}, "before"_L1);
        log.write(LogLevel::Warning, {}, "x"_L1);
        QVERIFY(pipe.line());
        QVERIFY(pipe.line());
        best = std::min(best, std::chrono::steady_clock::now() - start);
    }
    QVERIFY(best < BufferedStderrSink::kPause / 2);
}

void tst_JsonLog::destroyed_writesTheRest()
{
    Pipe pipe;
    {
        JsonLog log(LogLevel::Info, pipe.writing());
        for (int i = 0; i < 100; ++i)
            log.write(LogLevel::Info, {}, "x"_L1);
    }
    QCOMPARE(pipe.everything().count('\n'), 100);
}

void tst_JsonLog::qtMessages_areRoutedWithTheirLevel()
{
    Pipe pipe;
    {
        JsonLog log(LogLevel::Debug, pipe.writing());
        qDebug("one\ntwo");
        qInfo("info");
        qWarning("warning");
        qCritical("critical");
    }
    for (const auto& [level, text] : {std::pair(u"debug"_s, u"one\ntwo"_s),
                                      {u"info"_s, u"info"_s},
                                      {u"warning"_s, u"warning"_s},
                                      {u"error"_s, u"critical"_s}}) {
        const QJsonObject json = objectOf(pipe.line());
        QCOMPARE(json["level"_L1].toString(), level);
        QCOMPARE(json["message"_L1].toString(), u"qt"_s);
        QCOMPARE(json["context"_L1].toObject()["text"_L1].toString(), text);
    }
    // The handler of before is back.
    QTest::ignoreMessage(QtWarningMsg, "afterwards");
    qWarning("afterwards");
    QVERIFY(pipe.everything().isEmpty());
}

void tst_JsonLog::qtFatal_isWrittenBeforeTheEnd()
{
    Pipe pipe;
    const pid_t child = ::fork();
    if (child == 0) {
        JsonLog log(LogLevel::Info, pipe.writing());
        log.write(LogLevel::Info, {}, "before"_L1);
        qFatal("the end");
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(objectOf(pipe.line())["message"_L1].toString(), u"before"_s);
    QCOMPARE(objectOf(pipe.line())["context"_L1].toObject()["text"_L1].toString(), u"the end"_s);
}

void tst_JsonLog::manyThreads_linesStayWhole()
{
    constexpr int kThreads = 8;
    constexpr int kLines = 2000;
    Pipe pipe;
    std::map<int, std::vector<int>> seen;
    bool isSound = true;
    std::thread reader([&] {
        for (int i = 0; i < kThreads * kLines; ++i) {
            const QJsonObject json = objectOf(pipe.line());
            isSound = isSound && !json.isEmpty();
            const QJsonObject context = json["context"_L1].toObject();
            seen[context["thread"_L1].toInt()].push_back(context["line"_L1].toInt());
        }
    });
    {
        JsonLog log(LogLevel::Info, pipe.writing());
        std::vector<std::thread> writers;
        writers.reserve(kThreads);
        for (int thread = 0; thread < kThreads; ++thread)
            writers.emplace_back([&log, thread] {
                for (int line = 0; line < kLines; ++line)
                    log.write(LogLevel::Info, {}, "x"_L1, {{"thread"_L1, qint64(thread)}, {"line"_L1, qint64(line)}});
            });
        for (std::thread& writer : writers)
            writer.join();
    }
    reader.join();
    QVERIFY(isSound);
    QCOMPARE(seen.size(), size_t(kThreads));
    for (const auto& [thread, lines] : seen) {
        QCOMPARE(lines.size(), size_t(kLines));
        QVERIFY(std::is_sorted(lines.begin(), lines.end()));
    }
}

void tst_JsonLog::readerAway_neverBlocks_andDropsAreCounted()
{
    constexpr int kLines = 60'000;
    Pipe pipe;
    JsonLog log(LogLevel::Info, pipe.writing());
    const QByteArray padding(100, 'x');
    std::chrono::steady_clock::duration slowest{0};
    for (int i = 0; i < kLines; ++i) {
        const auto start = std::chrono::steady_clock::now();
        log.write(LogLevel::Warning, {}, "x"_L1, {{"padding"_L1, QByteArrayView(padding)}});
        slowest = std::max(slowest, std::chrono::steady_clock::now() - start);
    }
    QVERIFY2(slowest < 200ms, qPrintable(QString::number(slowest.count())));
    qint64 dropped = 0;
    int lines = 0;
    while (lines + dropped < kLines) {
        const auto line = pipe.line();
        QVERIFY(line);
        const QJsonObject json = objectOf(line);
        if (json["message"_L1].toString() == u"log lines dropped"_s)
            dropped += json["context"_L1].toObject()["lines"_L1].toInteger();
        else
            ++lines;
    }
    QVERIFY(dropped > 0);
    QCOMPARE(lines + dropped, qint64(kLines));
    QVERIFY(lines > 10'000);
}

void tst_JsonLog::readerAway_doesNotKeepTheProcess()
{
    Pipe pipe;
    const auto start = std::chrono::steady_clock::now();
    {
        JsonLog log(LogLevel::Info, pipe.writing());
        for (int i = 0; i < 5000; ++i)
            log.write(LogLevel::Info, {}, "x"_L1);
    }
    QVERIFY(std::chrono::steady_clock::now() - start < BufferedStderrSink::kFarewell + 1s);
}

void tst_JsonLog::readerGone_isHarmless()
{
    Pipe pipe;
    JsonLog log(LogLevel::Info, pipe.writing());
    pipe.closeReading();
    for (int i = 0; i < 100; ++i)
        log.write(LogLevel::Warning, {}, "x"_L1);
}

QTEST_GUILESS_MAIN(tst_JsonLog)
#include "tst_JsonLog.moc"
