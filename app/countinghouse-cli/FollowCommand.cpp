// SPDX-License-Identifier: Apache-2.0
#include "app/countinghouse-cli/Commands.h"
#include "core/sync/SyncRunner.h"
#include "core/wire/JsonWriter.h"

#include <QCoreApplication>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

QLatin1StringView nameOf(SyncStatus::Activity activity)
{
    constexpr std::array kNames{"IDLE"_L1, "SENDING"_L1, "FETCHING"_L1, "INDEXING"_L1};
    return kNames[size_t(activity)];
}

QLatin1StringView nameOf(SyncStatus::Trouble trouble)
{
    constexpr std::array kNames{"NONE"_L1,           "OFFLINE"_L1, "SIGN_IN_NEEDED"_L1, "REMOVALS_NEED_CONSENT"_L1,
                                "CLIENT_TOO_OLD"_L1, "STORAGE"_L1, "FAILED"_L1};
    return kNames[size_t(trouble)];
}

QByteArray toJson(const SyncStatus& status)
{
    JsonWriter line;
    line.beginObject();
    line.key("online"_L1).boolean(status.isOnline());
    line.key("trouble"_L1).text(nameOf(status.trouble));
    line.key("data_as_of"_L1).time(status.dataAsOf);
    line.key("orders"_L1).number(status.orders);
    line.key("waiting"_L1).number(status.waiting);
    line.key("refused"_L1).number(status.refused);
    line.key("quarantined"_L1).number(status.quarantined);
    line.key("activity"_L1).text(nameOf(status.activity));
    line.key("done"_L1).number(status.done);
    line.key("total"_L1).number(status.total);
    line.key("per_second"_L1).number(qint64(status.perSecond));
    if (status.timeLeft)
        line.key("seconds_left"_L1).number(status.timeLeft->count());
    line.key("next_try"_L1).time(status.nextTry);
    line.endObject();
    return line.take();
}

QString toText(const SyncStatus& status)
{
    return u"%1  %2  data as of %3  orders %4  waiting %5  refused %6"_s.arg(
        QString(nameOf(status.activity)).leftJustified(8), QString(nameOf(status.trouble)),
        status.dataAsOf ? status.dataAsOf->toString() : u"never"_s, QString::number(status.orders),
        QString::number(status.waiting), QString::number(status.refused));
}

} // namespace

int follow(sync::Engine& engine, bool json, std::stop_token stop)
{
    const SystemClock clock;
    {
        sync::SyncRunner runner({.engine = engine,
                                 .clock = clock,
                                 .onStatus =
                                     [json](const SyncStatus& status) {
                                         json ? print(toJson(status)) : print(toText(status));
                                         flush();
                                     },
                                 .onCommitted = {}});
        runner.start();
        const std::stop_callback onStop(
            stop, [] { QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection); });
        QCoreApplication::exec();
        runner.finish().waitForFinished();
    }
    return kDone;
}

} // namespace ch::app
