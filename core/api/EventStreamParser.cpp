// SPDX-License-Identifier: Apache-2.0
#include "core/api/EventStreamParser.h"

#include <algorithm>

namespace ch {

namespace {

constexpr QByteArrayView kByteOrderMark("\xEF\xBB\xBF");

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

void EventStreamParser::feed(QByteArrayView piece, const std::function<void(const StreamEvent&)>& onEvent)
{
    const char* at = piece.cbegin();
    const char* const end = piece.cend();
    while (at != end) {
        // The line feed of a CR LF whose halves came apart.
        if (m_lastWasReturn && *at == '\n') {
            m_lastWasReturn = false;
            ++at;
            continue;
        }
        const char* const lineEnd = std::find_if(at, end, [](char c) { return c == '\n' || c == '\r'; });
        addToLine(QByteArrayView(at, lineEnd - at));
        m_lastWasReturn = lineEnd != end && *lineEnd == '\r';
        at = lineEnd;
        if (at == end)
            return;
        ++at;
        endLine(onEvent);
    }
}

void EventStreamParser::addToLine(QByteArrayView part)
{
    if (m_isLineTooLong)
        return;
    if (m_line.size() + part.size() > kMaxBytes) {
        m_isLineTooLong = true;
        m_line.clear();
        return;
    }
    m_line += part;
}

void EventStreamParser::endLine(const std::function<void(const StreamEvent&)>& onEvent)
{
    if (std::exchange(m_isLineTooLong, false)) {
        m_isEventTooLong = true;
        m_isFirstLine = false;
        return;
    }
    QByteArrayView line(m_line);
    if (std::exchange(m_isFirstLine, false) && line.startsWith(kByteOrderMark))
        line = line.sliced(kByteOrderMark.size());
    if (line.isEmpty()) {
        dispatch(onEvent);
    } else if (const qsizetype colon = line.indexOf(':'); colon != 0) {
        // A line that begins with a colon is a comment: the heartbeat.
        QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
        if (value.startsWith(' '))
            value = value.sliced(1);
        readField(colon < 0 ? line : line.first(colon), value);
    }
    m_line.resize(0);
}

void EventStreamParser::readField(QByteArrayView name, QByteArrayView value)
{
    if (name == QByteArrayView("data")) {
        if (m_data.size() + value.size() + 1 > kMaxBytes) {
            m_isEventTooLong = true;
            return;
        }
        if (m_hasData)
            m_data += '\n';
        m_data += value;
        m_hasData = true;
    } else if (name == QByteArrayView("id")) {
        if (!value.contains('\0'))
            m_id = value.toByteArray();
    } else if (name == QByteArrayView("event")) {
        m_type = value.toByteArray();
    } else if (name == QByteArrayView("retry") && isDigits(value)) {
        bool fits = false;
        const qint64 ms = value.toByteArray().toLongLong(&fits);
        if (fits)
            m_retry = std::chrono::milliseconds(ms);
    }
}

void EventStreamParser::dispatch(const std::function<void(const StreamEvent&)>& onEvent)
{
    const bool isDropped = std::exchange(m_isEventTooLong, false);
    const bool hasData = std::exchange(m_hasData, false);
    // Of an event that was dropped nothing may count: its cursor would step over what it rang for.
    if (isDropped) {
        ++m_dropped;
        m_id = m_lastId;
    } else {
        m_lastId = m_id;
        if (hasData)
            onEvent({.id = m_lastId, .type = m_type.isEmpty() ? QByteArray("message") : m_type, .data = m_data});
    }
    m_data.clear();
    m_type.clear();
}

} // namespace ch
