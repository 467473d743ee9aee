// SPDX-License-Identifier: Apache-2.0
// Fuzzes the event stream: the same bytes in one piece and in many must give the same events.
// libFuzzer's thread.
#include "core/api/EventStreamParser.h"

#include <QByteArrayList>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

QByteArrayList eventsOf(QByteArrayView bytes, qsizetype piece)
{
    QByteArrayList events;
    ch::EventStreamParser parser;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        parser.feed(bytes.sliced(at, std::min(piece, bytes.size() - at)), [&](const ch::StreamEvent& event) {
            events.append(event.type + '\0' + event.id + '\0' + event.data);
        });
    }
    events.append(parser.lastId());
    return events;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1)
        return 0;
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    if (eventsOf(bytes, std::max<qsizetype>(1, bytes.size())) != eventsOf(bytes, 1 + data[0] % 7))
        std::abort();
    return 0;
}
