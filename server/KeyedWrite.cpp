// SPDX-License-Identifier: Apache-2.0
#include "server/KeyedWrite.h"

#include "core/domain/Reason.h"
#include "server/Routes.h"
#include "server/store/Extras.h"
#include "server/store/IdempotencyTable.h"
#include "server/store/WriteQueue.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

struct KeyedWrite
{
    Call call;
    PlannedWrite planned;
    std::function<void(KeyedAnswer)> done;
    KeyedRequest keyed;
    KeyedAnswer outcome{Answer{}};
};

/// 409 and 412 are the deterministic refusals of R2: a later retry of the same decision must get the same answer.
bool isRemembered(const ReasonRow& row)
{
    return (row.httpStatus() == 409 || row.httpStatus() == 412) && row.reason != Reason::RequestInProgress;
}

RememberedAnswer toRemember(const Error& error, const ReasonRow& row)
{
    return RememberedAnswer{.code = row.code, .data = error.facts};
}

/// A refusal too comes back as an Answer: it is a replay that succeeded, and says so in a header.
Result<Answer> recalled(const RememberedAnswer& remembered)
{
    if (remembered.code < 1000)
        return Answer{.status = remembered.code, .data = remembered.data, .isMasked = false};
    for (const ReasonRow& row : reasonTable()) {
        if (row.code == remembered.code)
            return Answer{.refusal = refusal(row.reason, remembered.data)};
    }
    return refusal(Reason::Internal, {}, u"a remembered answer has an unknown code"_s);
}

bool isKeyed(const KeyedWrite& write)
{
    return !write.call.key.isNull() && keeps(Extra::Idempotency);
}

StepVerdict runKeyed(KeyedWrite& write, WriteContext& context)
{
    // The step may run again.
    write.outcome = KeyedAnswer{Answer{}};
    auto found = findAnswer(context, write.keyed);
    if (!found) {
        write.outcome.answer = found.error();
        return {.keep = false, .afterRollback = {}};
    }
    if (*found) {
        write.outcome = {recalled(**found), true};
        return {};
    }
    write.outcome.answer = write.planned.effect(context);
    if (write.outcome.answer) {
        const Answer& answer = *write.outcome.answer;
        const RememberedAnswer remembered =
            answer.refusal ? toRemember(*answer.refusal, rowOf(reasonFromName(answer.refusal->code)->reason))
                           : RememberedAnswer{.code = answer.status, .data = answer.remembered.value_or(answer.data)};
        if (auto written = rememberAnswer(context, write.keyed, remembered); !written) {
            write.outcome.answer = written.error();
            return {.keep = false, .afterRollback = {}};
        }
        return {};
    }
    const Error& error = write.outcome.answer.error();
    const auto row = reasonFromName(error.code);
    if (!row || !isRemembered(*row))
        return {.keep = false, .afterRollback = {}};
    return {.keep = false, .afterRollback = [&write, remembered = toRemember(error, *row)](WriteContext& inner) {
                return rememberAnswer(inner, write.keyed, remembered);
            }};
}

StepVerdict runUnkeyed(KeyedWrite& write, WriteContext& context)
{
    write.outcome.answer = write.planned.effect(context);
    return {.keep = bool(write.outcome.answer), .afterRollback = {}};
}

} // namespace

void submitKeyedWrite(const Services& services, Call call, PlannedWrite planned, std::function<void(KeyedAnswer)> done)
{
    auto write = std::make_shared<KeyedWrite>();
    write->call = std::move(call);
    write->planned = std::move(planned);
    write->done = std::move(done);
    if (!write->call.key.isNull()) {
        const Request& request = write->call.request;
        write->keyed = KeyedRequest{
            .user = write->call.caller.id,
            .key = write->call.key,
            .route = QString::fromLatin1(nameOf(request.method)) + u' ' + QString::fromLatin1(request.path()),
            .bodyHash = bodyHash(write->planned.canonicalBody.isEmpty() ? QByteArrayView(request.body)
                                                                        : QByteArrayView(write->planned.canonicalBody)),
        };
    }
    services.writes.submit({
        .work =
            [write](WriteContext& context) {
                return isKeyed(*write) ? runKeyed(*write, context) : runUnkeyed(*write, context);
            },
        .foresee =
            [write](WriteContext& context) {
                if (isKeyed(*write))
                    foreseeAnswer(context, write->keyed);
                if (write->planned.foresee)
                    write->planned.foresee(context);
            },
        .done =
            [write](const Result<>& committed) {
                if (!committed) {
                    write->done({committed.error(), false});
                    return;
                }
                if (write->outcome.answer && write->outcome.answer->afterCommit)
                    write->outcome.answer->afterCommit();
                write->done(std::move(write->outcome));
            },
    });
}

} // namespace ch::server
