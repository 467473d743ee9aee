// SPDX-License-Identifier: Apache-2.0
#include "core/api/EventStream.h"

#include "core/api/EventStreamParser.h"

namespace ch {

StreamEnd EventStream::run(const QString& cursor, const OnCursor& onCursor, const CallContext& context) const
{
    EventStreamParser parser;
    StreamEnd end;
    const auto onPiece = [&](QByteArrayView piece) {
        end.wasOpen = true;
        parser.feed(piece, [&](const StreamEvent& event) {
            if (!event.id.isEmpty())
                onCursor(QString::fromUtf8(event.id));
        });
        return !context.stop.stop_requested();
    };
    HttpHeaders headers;
    if (!cursor.isEmpty())
        headers.emplace_back("Last-Event-ID", cursor.toUtf8());
    const TimeLimits limits{.answer = m_options.answer, .silence = m_options.silence, .total = {}};
    const Result<> result = m_client.stream("/changes/stream", headers, limits, onPiece, context);

    end.cursor = parser.lastId().isEmpty() ? cursor : QString::fromUtf8(parser.lastId());
    end.retry = parser.retry();
    if (context.stop.stop_requested()) {
        end.why = StreamEnd::Why::Stopped;
    } else if (!result) {
        const bool isSilent = end.wasOpen && result.error().kind == ErrorKind::Timeout;
        end.why = isSilent ? StreamEnd::Why::Silent : StreamEnd::Why::Failed;
        end.error = result.error();
    }
    return end;
}

} // namespace ch
