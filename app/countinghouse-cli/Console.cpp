// SPDX-License-Identifier: Apache-2.0
#include "app/countinghouse-cli/Console.h"

#include "core/sync/Engine.h"
#include "core/sync/ProgressMeter.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSysInfo>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

bool s_hasProgress = false;

struct Sentence
{
    QLatin1StringView code;
    const char16_t* text = nullptr;
};

constexpr Sentence kSentences[]{
    {"SIGN_IN_NEEDED"_L1, u"Nobody is signed in: run sign-in, or give the password with --password-stdin."},
    {"UNAUTHENTICATED"_L1, u"The user or the password is wrong."},
    {"RATE_LIMITED"_L1, u"Too many attempts: wait a while and try again."},
    {"FORBIDDEN"_L1, u"This user may not do that: ask a merchant of the shop."},
    {"NOT_FOUND"_L1, u"The service does not know it: run sync and try again."},
    {"STATE_CONFLICT"_L1, u"The order's status does not allow it any more: look at the order."},
    {"VERSION_MISMATCH"_L1, u"Somebody changed the order meanwhile: look at it, then retry or discard the entry."},
    {"INSUFFICIENT_STOCK"_L1, u"There is not enough stock."},
    {"STALE_QUANTITY"_L1, u"The stock is not what was expected: count again."},
    {"ON_HOLD"_L1, u"The order is on hold."},
    {"CLAIMED"_L1, u"Somebody else is packing the order."},
    {"ORDER_CLOSED"_L1, u"The order was closed before."},
    {"REMOVALS_NEED_CONSENT"_L1,
     u"Much of what is here is gone from the service. If that is right, run sync --accept-removals; nothing was removed."},
    {"DISK_FULL"_L1, u"The disk is full: make room and try again; nothing that was kept before is lost."},
    {"READ_ONLY"_L1, u"The profile's folder cannot be written: check its permissions."},
    {"BUSY"_L1, u"Another program holds the profile's cache: end it and try again; nothing was changed."},
    {"IO_ERROR"_L1, u"The disk does not work as it should: check it, then try again; nothing was changed."},
    {"CORRUPT"_L1,
     u"The cache is damaged. Run the command again: it is set aside, the outbox is saved and the rest fetched anew."},
    {"CLIENT_TOO_OLD"_L1,
     u"The service no longer speaks with this version of Countinghouse: install a newer one; what was queued waits for it."},
    {"STOCK_COUNT_NEEDS_NETWORK"_L1,
     u"This is decided at the service, which does not answer: nothing was done and nothing is kept. Try again later."},
    {"TLS_REFUSED"_L1,
     u"The server's certificate cannot be trusted: check the address, or name its authority with --ca."},
    {"NO_CERTIFICATE"_L1, u"The file of --ca holds no certificate in PEM form."},
};

/// The sentence that the error itself carries: one of its own, or what is wrong with which field.
QString problemOf(const Error& error)
{
    auto facts = JsonDocument::parse(error.facts, UnknownMembers::Ignore);
    if (!facts)
        return {};
    JsonObject root = facts->root();
    if (auto problem = root.text("problem"_L1, {0, 2000}))
        return *problem;
    constexpr int kMostNamed = 100;
    QStringList fields;
    for (JsonObject& each : root.objects("errors"_L1, kMostNamed))
        fields.push_back(QString(each.text("field"_L1, {0, 200}).value_or(QString()) + u' ' +
                                 each.text("problem"_L1, {0, 2000}).value_or(QString())));
    return fields.isEmpty() ? QString() : u"It was refused: %1."_s.arg(fields.join(u"; "_s));
}

} // namespace

void print(const QByteArray& utf8)
{
    std::fwrite(utf8.constData(), 1, size_t(utf8.size()), stdout);
    std::fputc('\n', stdout);
}

void print(const QString& line)
{
    print(line.toUtf8());
}

void flush()
{
    std::fflush(stdout);
}

void say(const QString& line)
{
    endProgress();
    const QByteArray bytes = QByteArray("countinghouse-cli: " + line.toUtf8() + '\n');
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
}

Error refused(const QString& sentence)
{
    JsonWriter facts;
    facts.beginObject().key("problem"_L1).text(sentence).endObject();
    return Error{.kind = ErrorKind::Invalid, .detail = sentence, .facts = facts.take()};
}

QString sentenceFor(const Error& error)
{
    for (const Sentence& each : kSentences) {
        if (error.code == each.code)
            return QString::fromUtf16(each.text);
    }
    if (QString problem = problemOf(error); !problem.isEmpty())
        return problem;
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return u"Stopped: what waits is kept, and the next sync goes on where this one was."_s;
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
        return u"The service does not answer: check the network; what was queued is sent later."_s;
    case ErrorKind::Server:
        return u"The service has a problem of its own: try again later."_s;
    case ErrorKind::Protocol:
        return u"What answered is no order service: check the address, or whether this network asks you to sign in."_s;
    default:
        return u"It was refused: %1 %2"_s.arg(error.code.isEmpty() ? error.detail : error.code,
                                              QString::fromUtf8(error.facts));
    }
}

int failed(const Error& error)
{
    say(sentenceFor(error));
    if (error.code == sync::kSignInNeeded || error.kind == ErrorKind::Unauthorized)
        return kSignIn;
    return isTransient(error) ? kOffline : kFailed;
}

QString deviceName()
{
    return QSysInfo::machineHostName().left(64);
}

std::optional<QString> readPassword(bool fromStdin)
{
    QFile input;
    if (fromStdin) {
        if (!input.open(stdin, QIODevice::ReadOnly))
            return std::nullopt;
        QByteArray text = input.readAll();
        while (text.endsWith('\n') || text.endsWith('\r'))
            text.chop(1);
        return QString::fromUtf8(text);
    }
#ifdef Q_OS_UNIX
    termios before{};
    if (isatty(STDIN_FILENO) == 0 || tcgetattr(STDIN_FILENO, &before) != 0)
        return std::nullopt;
    termios silent = before;
    silent.c_lflag &= ~tcflag_t(ECHO);
    std::fputs("Password: ", stderr);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    char line[1024];
    const bool isRead = std::fgets(line, sizeof line, stdin) != nullptr;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::fputc('\n', stderr);
    if (isRead)
        return QString::fromUtf8(QByteArray(line).trimmed());
#endif
    return std::nullopt;
}

bool isTerminal()
{
#ifdef Q_OS_UNIX
    return isatty(STDERR_FILENO) != 0;
#else
    return false;
#endif
}

namespace {

QString timeLeftText(std::chrono::seconds left)
{
    const qint64 seconds = left.count();
    if (seconds < 60)
        return u", %1 s left"_s.arg(seconds);
    return seconds < 3600 ? u", %1 min left"_s.arg((seconds + 30) / 60)
                          : u", %1 h %2 min left"_s.arg(seconds / 3600).arg(seconds % 3600 / 60);
}

} // namespace

void showProgress(const sync::SyncProgress& progress)
{
    static sync::ProgressMeter meter;
    static QElapsedTimer sinceShown;
    meter.note(progress, std::chrono::steady_clock::now());
    if (sinceShown.isValid() && sinceShown.elapsed() < 200)
        return;
    sinceShown.start();
    const QString done = progress.total > 0 && progress.total >= progress.done
                             ? u"%1 of %2"_s.arg(progress.done).arg(progress.total)
                             : QString::number(progress.done);
    QString text;
    switch (progress.step) {
    case sync::SyncProgress::Step::Sending:
        text = u"sent %1"_s.arg(done);
        break;
    case sync::SyncProgress::Step::Fetching:
        text = u"fetched %1"_s.arg(done);
        break;
    case sync::SyncProgress::Step::Indexing:
        text = u"indexing %1 %"_s.arg(progress.done);
        break;
    }
    if (const double rate = meter.perSecond(); rate > 0 && progress.step != sync::SyncProgress::Step::Indexing)
        text += u", %1 a second"_s.arg(qint64(rate));
    if (const auto left = meter.timeLeft())
        text += timeLeftText(*left);
    std::fprintf(stderr, "\r\x1b[K%s", text.toUtf8().constData());
    std::fflush(stderr);
    s_hasProgress = true;
}

void endProgress()
{
    if (s_hasProgress)
        std::fputs("\r\x1b[K", stderr);
    s_hasProgress = false;
}

} // namespace ch::app
