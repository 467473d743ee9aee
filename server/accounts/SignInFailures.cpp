// SPDX-License-Identifier: Apache-2.0
#include "server/accounts/SignInFailures.h"

#include "core/domain/Reason.h"
#include "server/accounts/AccountRepository.h"
#include "server/accounts/Accounts.h"
#include "server/accounts/SessionRepository.h"
#include "server/store/WriteQueue.h"

namespace ch::server {

std::optional<Error> refusedForFailures(const Services& services, const QString& userName)
{
    const auto wait = services.accounts.throttle().wait(throttleKey(nameKeyOf(userName)), services.clock.now());
    if (!wait)
        return std::nullopt;
    Error error = refusal(Reason::RateLimited);
    error.retryAfter = wait;
    return error;
}

void noteFailure(const Services& services, const QString& userName)
{
    const QString key = throttleKey(nameKeyOf(userName));
    const auto change = services.accounts.throttle().failed(key, services.clock.now());
    services.writes.submit({.work = [key, change](WriteContext& context) -> StepVerdict {
                                bool written = bool(saveSignInFailure(context.db, key, change.failures));
                                if (written && change.forgotten)
                                    written = bool(forgetSignInFailure(context.db, *change.forgotten));
                                return {.keep = written, .afterRollback = {}};
                            },
                            // Memory decides; the store matters only after a restart.
                            .done = [](const Result<>&) {}});
}

Result<> forgetFailures(const Services& services, sql::Connection& db, const QString& userName)
{
    const QString key = throttleKey(nameKeyOf(userName));
    if (!services.accounts.throttle().knows(key))
        return ok();
    return forgetSignInFailure(db, key);
}

void failuresForgotten(const Services& services, const QString& userName)
{
    services.accounts.throttle().succeeded(throttleKey(nameKeyOf(userName)));
}

} // namespace ch::server
