// SPDX-License-Identifier: Apache-2.0
// The consumer that turns each event into one message for each webhook that asked for its kind. Sending them is
// WebhookSender's work.
// As Consumer.h says.
#pragma once

#include "server/events/Consumer.h"

#include <functional>
#include <optional>
#include <set>

namespace ch::server {

class WebhookFanOut final : public Consumer
{
public:
    /// `committed`: there is something to send.
    explicit WebhookFanOut(std::function<void()> committed = {}) : m_committed(std::move(committed)) {}

    QLatin1StringView name() const override { return QLatin1StringView("webhooks"); }
    Result<> refresh(sql::Connection& db) override;
    bool wants(TimelineKind kind) const override { return !m_wanted || m_wanted->contains(kind); }
    Result<> apply(WriteContext& context, const Event& event) override;
    void committed() override;

private:
    const std::function<void()> m_committed;
    /// By any webhook; all, for whoever does not look at the store.
    std::optional<std::set<TimelineKind>> m_wanted;
};

} // namespace ch::server
