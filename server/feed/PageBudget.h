// SPDX-License-Identifier: Apache-2.0
// Bounds the memory of all pages of the feed that are on their way: one reader gets whole pages, many get smaller ones.
// Callable from any thread.
#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>

namespace ch::server {

class PageBudget
{
public:
    /// What all pages together take, but for those that come when it is used up: they get the smallest share.
    static constexpr qsizetype kTotal = 3 * 1024 * 1024;
    /// A thousand orders of the usual size.
    static constexpr qsizetype kLargestShare = 2 * 1024 * 1024;
    static constexpr qsizetype kSmallestShare = 64 * 1024;

    /// A page's part of the budget; given back when it goes away.
    class Share
    {
    public:
        Share(std::shared_ptr<std::atomic<qsizetype>> taken, qsizetype bytes);
        ~Share();
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

        qsizetype bytes() const { return m_bytes; }
        /// Gives back what the page did not need.
        void shrinkTo(qsizetype bytes);

    private:
        // A page may outlive the budget: its client is slow, and the service goes down.
        const std::shared_ptr<std::atomic<qsizetype>> m_taken;
        qsizetype m_bytes;
    };

    /// Two thirds of what is left.
    std::shared_ptr<Share> take();
    /// Taken at the moment.
    qsizetype taken() const { return m_taken->load(); }

private:
    const std::shared_ptr<std::atomic<qsizetype>> m_taken = std::make_shared<std::atomic<qsizetype>>(0);
};

} // namespace ch::server
