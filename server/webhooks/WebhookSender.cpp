// SPDX-License-Identifier: Apache-2.0
#include "server/webhooks/WebhookSender.h"

#include "server/store/Leases.h"
#include "server/store/WriteStep.h"
#include "server/webhooks/DeliveryPlan.h"
#include "server/webhooks/WebhookSignature.h"

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr qint64 kLeaseMs = 15'000;
constexpr auto kRenewedBefore = std::chrono::seconds(10);
constexpr auto kBetweenMeasures = std::chrono::seconds(2);

} // namespace

struct WebhookSender::Ended
{
    Delivery delivery;
    WebhookHttp::Outcome outcome;
    double random = 0;
    /// Filled in by the writing step, which may run again.
    std::optional<UtcTime> next{};
    bool isSwitchedOff = false;
};

WebhookSender::WebhookSender(OpenReader openReader, WriteQueue& writes, const Clock& clock, Observer observer,
                             Settings settings)
    : m_openReader(std::move(openReader))
    , m_writes(writes)
    , m_clock(clock)
    , m_observer(std::move(observer))
    , m_settings(std::move(settings))
    , m_http(m_settings.authorities, m_settings.limits)
    , m_thread([this] { loop(); })
{}

WebhookSender::~WebhookSender()
{
    m_stopping = true;
    m_http.wakeUp();
    m_thread.join();
}

void WebhookSender::wake()
{
    m_http.wakeUp();
}

void WebhookSender::loop()
{
    bool isDown = false;
    while (!m_stopping) {
        Result<> done = m_ended.empty() ? ok() : record();
        if (done)
            done = startDue();
        if (!done) {
            // Another connection: this one may be what is wrong.
            m_db.reset();
            if (!isDown && m_observer.storeFailed)
                m_observer.storeFailed(done.error());
        }
        isDown = !done;
        for (WebhookHttp::Outcome& outcome : m_http.wait(m_settings.poll)) {
            const auto found = m_underWay.find(outcome.tag);
            m_ended.push_back({.delivery = found->second,
                               .outcome = std::move(outcome),
                               .random = std::uniform_real_distribution<>(0, 1)(m_random)});
        }
    }
    // What was answered is not sent again only because the service stops now.
    if (!m_ended.empty())
        std::ignore = record();
}

Result<> WebhookSender::startDue()
{
    if (!m_db) {
        CH_TRY(m_db, m_openReader());
    }
    CH_TRY(const auto webhooks, readWebhooks(*m_db));
    measure(webhooks);
    for (const Webhook& webhook : webhooks) {
        if (!webhook.switchedOffAt)
            CH_CHECK(startDueOf(webhook));
    }
    return ok();
}

Result<> WebhookSender::startDueOf(const Webhook& webhook)
{
    int free = m_settings.atOnce;
    for (const auto& [id, delivery] : m_underWay) {
        if (delivery.webhook == webhook.id)
            --free;
    }
    if (free <= 0)
        return ok();
    const UtcTime now = m_clock.now();
    // Those under way are still due by what the store says.
    CH_TRY(const auto due, readDue(*m_db, webhook.id, now, m_settings.atOnce));
    for (const Delivery& delivery : due) {
        if (free == 0)
            break;
        if (m_underWay.contains(delivery.id.value()))
            continue;
        CH_TRY(const bool isOurs, holdLease());
        if (!isOurs)
            break;
        auto headers = signatureHeaders(webhook.secret, delivery, now);
        if (!delivery.trace.isNull())
            headers.emplace_back("X-Trace-Id", delivery.trace.toBytes());
        m_http.start({.tag = delivery.id.value(),
                      .url = webhook.url.toLatin1(),
                      .headers = std::move(headers),
                      .body = delivery.body});
        m_underWay.emplace(delivery.id.value(), delivery);
        --free;
    }
    return ok();
}

Result<bool> WebhookSender::holdLease()
{
    const auto now = SteadyClock::now();
    if (now < m_leaseUntil - kRenewedBefore)
        return true;
    bool isOurs = false;
    CH_CHECK(runStep(m_writes, [&isOurs](WriteContext& context) -> Result<> {
        CH_TRY(isOurs, tryLease(context.db, u"webhooks"_s, context.ids.owner(), kLeaseMs));
        return ok();
    }));
    if (isOurs)
        m_leaseUntil = now + std::chrono::milliseconds(kLeaseMs);
    return isOurs;
}

Result<> WebhookSender::record()
{
    const auto recordAll = [this](WriteContext& context) -> Result<> {
        for (Ended& ended : m_ended)
            CH_CHECK(recordOne(context, ended));
        return ok();
    };
    CH_CHECK(runStep(m_writes, recordAll));
    for (const Ended& ended : m_ended) {
        m_underWay.erase(ended.delivery.id.value());
        tell(ended);
    }
    m_ended.clear();
    return ok();
}

Result<> WebhookSender::recordOne(WriteContext& context, Ended& ended)
{
    const WebhookHttp::Outcome& outcome = ended.outcome;
    if (outcome.isGood())
        return recordDelivered(context, ended.delivery, outcome.status);
    ended.next = nextAttempt(ended.delivery.createdAt, context.now, ended.delivery.attempts + 1, ended.random,
                             outcome.retryAfter);
    CH_TRY(const auto webhook, recordFailed(context, ended.delivery, outcome.status, outcome.problem, ended.next));
    ended.isSwitchedOff = webhook && !webhook->switchedOffAt && isToSwitchOff(*webhook, outcome.status, context.now);
    return ended.isSwitchedOff ? switchOff(context, webhook->id) : ok();
}

void WebhookSender::tell(const Ended& ended)
{
    if (ended.outcome.isGood()) {
        if (m_observer.delivered)
            m_observer.delivered(ended.delivery, ended.outcome.status);
        return;
    }
    if (m_observer.failed)
        m_observer.failed(ended.delivery, ended.outcome.problem, ended.next);
    if (ended.isSwitchedOff && m_observer.switchedOff)
        m_observer.switchedOff(ended.delivery.webhook, ended.outcome.problem);
}

void WebhookSender::measure(const std::vector<Webhook>& webhooks)
{
    const auto now = SteadyClock::now();
    if (!m_observer.measured || now < m_nextMeasure)
        return;
    m_nextMeasure = now + kBetweenMeasures;
    const auto waiting = countWaiting(*m_db);
    const auto off =
        std::ranges::count_if(webhooks, [](const Webhook& webhook) { return bool(webhook.switchedOffAt); });
    if (waiting)
        m_observer.measured(*waiting, qint64(off));
}

} // namespace ch::server
