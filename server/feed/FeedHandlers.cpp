// SPDX-License-Identifier: Apache-2.0
#include "server/feed/FeedHandlers.h"

#include "server/api/QueryParameters.h"
#include "server/feed/FeedHub.h"
#include "server/feed/FeedRepository.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kDefaultLimit = 500;

} // namespace

Result<Answer> listChanges(const Services& services, sql::Connection& db, const Call& call)
{
    QueryParameters parameters(call.request.queryText());
    const auto text = parameters.text("cursor"_L1);
    const int limit = int(parameters.integer("limit"_L1, {1, 1000}).value_or(kDefaultLimit));
    CH_CHECK(parameters.finish());

    FeedCursor cursor;
    if (text) {
        CH_TRY(cursor, FeedCursor::fromText(*text));
        CH_CHECK(checkCursor(db, cursor, call.caller.role));
    } else {
        CH_TRY(cursor, newestCursor(db, call.caller.role));
        cursor.position = 0;
    }
    const auto share = services.feed.pages().take();
    CH_TRY(QByteArray page, readChanges(db, cursor, {.items = limit, .bytes = share->bytes()}));
    share->shrinkTo(page.size());
    Answer answer{.status = 200, .data = std::move(page), .isMasked = true};
    answer.keptUntilWritten = share;
    return answer;
}

Result<Response> streamChanges(const Services& services, sql::Connection& db, const Call& call)
{
    QueryParameters parameters(call.request.queryText());
    CH_CHECK(parameters.finish());
    CH_TRY(const FeedCursor newest, newestCursor(db, call.caller.role));
    // Somebody who is behind, or does not say where they are, is rung for at once.
    bool ringNow = true;
    if (const auto lastId = call.request.header("last-event-id"); lastId && !lastId->isEmpty()) {
        CH_TRY(const FeedCursor seen, FeedCursor::fromText(QString::fromLatin1(*lastId)));
        CH_CHECK(checkCursor(db, seen, call.caller.role));
        ringNow = seen.position < newest.position;
    }
    Response response;
    response.onStream = [&hub = services.feed, caller = call.caller, newest, ringNow](std::shared_ptr<EventSink> sink) {
        hub.add(std::move(sink), caller, newest, ringNow);
    };
    return response;
}

} // namespace ch::server
