// SPDX-License-Identifier: Apache-2.0
#include "server/demo/DemoLife.h"

#include <QDateTime>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr qint64 kDayMs = 24 * kHourMs;
constexpr int kOpensAtHour = 8;
constexpr int kWorkingHours = 9;

const QString kMethods[] = {u"card"_s, u"card"_s, u"card"_s, u"paypal"_s, u"sepa"_s, u"klarna"_s};
const QString kMethodsOfChina[] = {u"alipay"_s, u"wechat-pay"_s};

constexpr const char16_t* kMerchantNotes[] = {
    u"Rang an: Lieferung bitte erst nach 17 Uhr.",
    u"Asked for a gift card in the parcel; it lies in the office.",
    u"Wants to swap the cup for the jade one if it is back in time.",
    u"Regular customer: add a tea sample.",
    u"客户来电：改送公司地址前先确认。",
};
constexpr const char16_t* kHoldReasons[] = {u"Address to be confirmed", u"Customer asks to wait for the restock",
                                            u"Payment under review"};

/// Numbers as the carriers write them; '#' stands for a digit.
struct Carrier
{
    const char16_t* name;
    const char16_t* trackingNo;
};
constexpr Carrier kCarriers[] = {{u"DHL", u"003404341###########"},
                                 {u"DHL", u"003404341###########"},
                                 {u"DPD", u"0998#########"},
                                 {u"GLS", u"6#########1"},
                                 {u"Hermes", u"H1000###########"}};
constexpr Carrier kCarriersOverseas[] = {
    {u"DHL Express", u"42########"}, {u"UPS", u"1Z8R4A6104########"}, {u"FedEx", u"7899########"}};

QString filledIn(const char16_t* pattern, DemoRandom& random)
{
    QString text = QString::fromUtf16(pattern);
    for (QChar& c : text) {
        if (c == u'#')
            c = QChar(u'0' + int(random.below(10)));
    }
    return text;
}

bool isOverseas(const Order& order)
{
    return order.shipTo.country == "US"_L1 || order.shipTo.country == "CN"_L1 || order.shipTo.country == "JP"_L1;
}

} // namespace

Actor demoShopFront()
{
    return Actor{.name = u"storefront"_s, .role = Role::Storefront, .device = u"Web shop"_s};
}

DemoLife::DemoLife(const Surroundings& surroundings, DemoRandom& random, OrderChange placed)
    : m_around(surroundings)
    , m_random(random)
    , m_change(std::move(placed))
{}

Result<> DemoLife::step(const Result<OrderChange>& next)
{
    if (!next)
        return next.error();
    add(*next);
    return ok();
}

void DemoLife::add(const OrderChange& next)
{
    m_change.after = next.after;
    m_change.stock.insert(m_change.stock.end(), next.stock.begin(), next.stock.end());
    m_change.timeline.insert(m_change.timeline.end(), next.timeline.begin(), next.timeline.end());
    if (next.refund)
        m_change.refund = next.refund;
}

std::optional<UtcTime> DemoLife::workedAt(UtcTime after, int daysLater)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(after.epochMs(), m_around.zone);
    QDate day = local.date();
    const auto isFree = [](QDate date) { return date.dayOfWeek() > Qt::Friday; };
    // Who orders in the afternoon is served on the next day.
    if (!isFree(day) && local.time().hour() >= kOpensAtHour + kWorkingHours / 2)
        ++daysLater;
    while (isFree(day))
        day = day.addDays(1);
    for (; daysLater > 0; --daysLater) {
        do
            day = day.addDays(1);
        while (isFree(day));
    }
    const qint64 opens = day.startOfDay(m_around.zone).toMSecsSinceEpoch() + kOpensAtHour * kHourMs;
    const qint64 closes = opens + kWorkingHours * kHourMs;
    const qint64 earliest = std::max(opens, after.epochMs() + kMinuteMs);
    const UtcTime at(earliest + m_random.below(std::max<qint64>(kMinuteMs, closes - earliest)));
    return at < m_around.today ? std::optional(at) : std::nullopt;
}

Result<> DemoLife::live(DemoFate fate)
{
    if (fate == DemoFate::Unpaid)
        return ok();
    const UtcTime paidAt = order().createdAt.plusMs(20'000 + m_random.below(12 * kMinuteMs));
    if (fate != DemoFate::Done) {
        CH_CHECK(pay(paidAt));
        return stayOpen(fate);
    }
    const qint64 chance = m_random.below(100);
    if (chance < 4)
        return endUnpaid();
    if (chance < 6)
        return step(cancel(order(), u"CUSTOMER"_s, u"Ordered by mistake"_s, merchantAt(paidAt)));
    CH_CHECK(pay(paidAt));
    if (const auto at = chance == 6 ? workedAt(paidAt) : std::nullopt)
        return step(refund(order(), {.amountMinor = order().totalMinor, .reason = u"Customer changed their mind"_s},
                           m_around.ids.nextId<RefundId>(), merchantAt(*at)));
    return shipAll();
}

Result<> DemoLife::endUnpaid()
{
    const UtcTime closedAt = order().createdAt.plusSeconds(1830);
    CH_CHECK(step(closeExpired(order(), {.actor = {.name = u"service"_s}, .now = closedAt, .ifMatch = {}})));
    // Money that came too late is kept and shown until somebody gives it back.
    return m_random.percent(15) ? pay(closedAt.plusMs(2 * kMinuteMs + m_random.below(3 * kHourMs))) : ok();
}

Result<> DemoLife::pay(UtcTime at)
{
    const QString method = order().shipTo.country == "CN"_L1 ? m_random.pick(kMethodsOfChina) : m_random.pick(kMethods);
    const PaymentDraft draft{
        .amountMinor = order().totalMinor, .method = method, .reference = u"PAY-"_s + order().orderNo.section(u'-', 1)};
    const PaymentOutcome outcome =
        recordPayment(order(), draft, m_around.shop, {.actor = demoShopFront(), .now = at, .ifMatch = {}});
    if (!outcome.change)
        return outcome.refusal ? *outcome.refusal : ok();
    add(*outcome.change);
    return ok();
}

ShipmentDraft DemoLife::parcel(std::vector<LineQuantity> lines)
{
    const Carrier& carrier = isOverseas(order()) ? m_random.pick(kCarriersOverseas) : m_random.pick(kCarriers);
    return {.carrier = QString::fromUtf16(carrier.name),
            .trackingNo = filledIn(carrier.trackingNo, m_random),
            .lines = std::move(lines),
            .notify = true};
}

Result<> DemoLife::ship(UtcTime at, std::vector<LineQuantity> lines)
{
    return step(ch::ship(order(), parcel(std::move(lines)), packerAt(at)));
}

/// Claims the order and puts its first unit, or everything, into the box.
Result<> DemoLife::pack(UtcTime at, bool all)
{
    CH_CHECK(step(claim(order(), false, {}, packerAt(at))));
    std::vector<LineQuantity> packed{{order().lines.front().lineNo, all ? order().lines.front().quantity : 1}};
    for (size_t i = 1; all && i < order().lines.size(); ++i)
        packed.push_back({order().lines[i].lineNo, order().lines[i].quantity});
    return step(setPacking(order(), packed, packerAt(at.plusMs(2 * kMinuteMs))));
}

Result<> DemoLife::stayOpen(DemoFate fate)
{
    const UtcTime paidAt = order().paidAt.value_or(order().createdAt);
    const qint64 kind = m_random.below(100);
    const auto at = workedAt(paidAt);
    // What came in since the shop closed, nobody has touched.
    if (!at)
        return ok();
    // What is late is so for a reason, mostly.
    const bool isLate = fate == DemoFate::Late;
    if (kind < (isLate ? 25 : 10))
        return step(hold(order(), QString::fromUtf16(m_random.pick(kHoldReasons)), {}, merchantAt(*at)));
    if (kind < (isLate ? 45 : 15))
        return step(hold(order(), u"Customer is on holiday"_s, m_around.today.plusMs(6 * kDayMs), merchantAt(*at)));
    if (kind < (isLate ? 60 : 23))
        return pack(*at, false);
    if (kind < (isLate ? 65 : 28))
        return pack(*at, true);
    if (kind < (isLate ? 90 : 46) && order().lines.size() > 1) {
        const OrderLine& first = order().lines.front();
        return ship(*at, {{first.lineNo, first.quantity}});
    }
    if (kind < 60 || isLate)
        return step(addNote(order(), QString::fromUtf16(m_random.pick(kMerchantNotes)), merchantAt(*at)));
    return ok();
}

Result<> DemoLife::shipAll()
{
    const UtcTime paidAt = order().paidAt.value_or(order().createdAt);
    const auto at = workedAt(paidAt, int(m_random.below(2)));
    if (!at)
        return ok();
    if (m_random.percent(30))
        CH_CHECK(pack(*at, true));
    UtcTime shippedAt = at->plusMs(5 * kMinuteMs);
    if (order().lines.size() > 1 && m_random.percent(8)) {
        const OrderLine& first = order().lines.front();
        CH_CHECK(ship(shippedAt, {{first.lineNo, first.quantity}}));
        // The rest was not there yet.
        const auto rest = workedAt(shippedAt, 2);
        if (!rest)
            return ok();
        shippedAt = *rest;
    }
    CH_CHECK(ship(shippedAt, {}));
    if (m_random.percent(2))
        CH_CHECK(step(correctShipment(order(), 1, {.carrier = {}, .trackingNo = parcel({}).trackingNo},
                                      packerAt(shippedAt.plusMs(20 * kMinuteMs)))));
    return finish(shippedAt);
}

Result<> DemoLife::finish(UtcTime shippedAt)
{
    const UtcTime received = shippedAt.plusMs(m_random.between(2, isOverseas(order()) ? 12 : 6) * kDayMs);
    if (received >= m_around.today)
        return ok();
    CH_CHECK(step(complete(order(), merchantAt(received))));
    const UtcTime complained = received.plusMs(m_random.between(1, 5) * kDayMs);
    if (!m_random.percent(3) || complained >= m_around.today)
        return ok();
    const qint64 part = order().totalMinor * m_random.between(20, 60) / 100;
    return step(refund(order(), {.amountMinor = part, .reason = u"Damaged in transport"_s},
                       m_around.ids.nextId<RefundId>(), merchantAt(complained)));
}

} // namespace ch::server
