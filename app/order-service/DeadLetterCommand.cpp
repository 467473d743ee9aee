// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/DeadLetterCommand.h"

#include "app/order-service/Console.h"
#include "app/order-service/ConsumerSet.h"
#include "core/base/UtcTime.h"
#include "core/wire/JsonWriter.h"
#include "server/amqp/DeadLetters.h"

namespace ch::app {

using namespace server;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The named consumer, or all of them. Errors carry a sentence.
Result<std::vector<QByteArray>> consumersOf(const DeadLetterArguments& arguments)
{
    std::vector<QByteArray> names;
    QStringList known;
    ConsumerSet consumers;
    for (const Consumer* consumer : consumers.all()) {
        known += consumer->name();
        if (arguments.consumer.isEmpty() || arguments.consumer == consumer->name())
            names.push_back(QString(consumer->name()).toLatin1());
    }
    if (names.empty())
        return Error{.kind = ErrorKind::Invalid,
                     .detail = u"There is no consumer %1: there are %2."_s.arg(arguments.consumer, known.join(u", "))};
    return names;
}

bool isMeant(const DeadLetterArguments& arguments, const DeadLetter& letter)
{
    return arguments.ids.isEmpty() || arguments.ids.contains(QString::fromUtf8(letter.message.id));
}

void printLetter(const DeadLetter& letter, bool json)
{
    const UtcTime at(letter.message.timestampMs);
    if (json) {
        JsonWriter line;
        line.beginObject().key("consumer"_L1).utf8(letter.consumer).key("event_id"_L1).utf8(letter.message.id);
        line.key("type"_L1).utf8(letter.message.kind).key("timestamp"_L1).time(at);
        line.key("trace_id"_L1).utf8(letter.message.trace).key("reason"_L1).utf8(letter.reason).endObject();
        return print(QString::fromUtf8(line.take()));
    }
    print(QString::fromUtf8(letter.consumer + '\t' + letter.message.id + '\t' + letter.message.kind + '\t' +
                            at.toBytes() + '\t' + letter.reason));
}

/// Calls `work` for each consumer; an exit code.
int forEach(const DeadLetterArguments& arguments, const std::function<Result<>(DeadLetters&, const QByteArray&)>& work)
{
    const auto done = [&]() -> Result<> {
        CH_TRY(const AmqpAddress address, AmqpAddress::parse(arguments.amqp));
        CH_TRY(const auto consumers, consumersOf(arguments));
        CH_TRY(auto letters, DeadLetters::open(address));
        for (const QByteArray& consumer : consumers)
            CH_CHECK(work(letters, consumer));
        return ok();
    }();
    return done ? kDone : failed(done.error());
}

} // namespace

int listDeadLetters(const DeadLetterArguments& arguments)
{
    return forEach(arguments, [&](DeadLetters& letters, const QByteArray& consumer) {
        return letters.look(consumer, [&](const DeadLetter& letter) {
            printLetter(letter, arguments.json);
            return true;
        });
    });
}

int showDeadLetters(const DeadLetterArguments& arguments)
{
    return forEach(arguments, [&](DeadLetters& letters, const QByteArray& consumer) {
        return letters.look(consumer, [&](const DeadLetter& letter) {
            if (isMeant(arguments, letter))
                print(QString::fromUtf8(letter.message.body));
            return true;
        });
    });
}

int requeueDeadLetters(const DeadLetterArguments& arguments)
{
    qint64 all = 0;
    const int code = forEach(arguments, [&](DeadLetters& letters, const QByteArray& consumer) -> Result<> {
        CH_TRY(const qint64 requeued,
               letters.requeue(consumer, [&](const DeadLetter& letter) { return isMeant(arguments, letter); }));
        all += requeued;
        if (requeued > 0 && !arguments.json)
            print(u"%1\t%2"_s.arg(QString::fromUtf8(consumer)).arg(requeued));
        return ok();
    });
    if (arguments.json)
        print(u"{\"requeued\":%1}"_s.arg(all));
    if (code == kDone && !arguments.ids.isEmpty() && all == 0) {
        complain(u"None of these is a dead letter."_s);
        return kFailed;
    }
    return code;
}

} // namespace ch::app
