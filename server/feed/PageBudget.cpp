// SPDX-License-Identifier: Apache-2.0
#include "server/feed/PageBudget.h"

#include <algorithm>

namespace ch::server {

PageBudget::Share::Share(std::shared_ptr<std::atomic<qsizetype>> taken, qsizetype bytes)
    : m_taken(std::move(taken))
    , m_bytes(bytes)
{}

PageBudget::Share::~Share()
{
    *m_taken -= m_bytes;
}

void PageBudget::Share::shrinkTo(qsizetype bytes)
{
    if (bytes >= m_bytes)
        return;
    *m_taken -= m_bytes - bytes;
    m_bytes = bytes;
}

std::shared_ptr<PageBudget::Share> PageBudget::take()
{
    qsizetype taken = m_taken->load();
    qsizetype bytes = 0;
    do
        bytes = std::clamp((kTotal - taken) / 3 * 2, kSmallestShare, kLargestShare);
    while (!m_taken->compare_exchange_weak(taken, taken + bytes));
    return std::make_shared<Share>(m_taken, bytes);
}

} // namespace ch::server
