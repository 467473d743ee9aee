// SPDX-License-Identifier: Apache-2.0
#include "server/amqp/PublishWindow.h"

#include <algorithm>

namespace ch::server {

void PublishWindow::expect(quint64 number, size_t event, QByteArray key, QByteArray messageId)
{
    m_waiting.emplace(number, Sent{event, std::move(key), std::move(messageId)});
}

void PublishWindow::confirm(const AmqpConfirmed& confirmed)
{
    const auto end = m_waiting.upper_bound(confirmed.number);
    const auto begin = confirmed.multiple ? m_waiting.begin() : m_waiting.lower_bound(confirmed.number);
    if (!confirmed.isTaken)
        std::for_each(begin, end, [this](const auto& sent) { refuse(sent.second.event); });
    m_waiting.erase(begin, end);
}

bool PublishWindow::giveBack(const AmqpReturned& returned)
{
    const auto found = std::ranges::find_if(m_waiting, [&returned](const auto& sent) {
        return sent.second.messageId == returned.messageId && sent.second.key == returned.routingKey;
    });
    if (found == m_waiting.end())
        return false;
    refuse(found->second.event);
    return true;
}

} // namespace ch::server
