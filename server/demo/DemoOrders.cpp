// SPDX-License-Identifier: Apache-2.0
#include "server/demo/DemoOrders.h"

#include <QDateTime>

#include <array>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kHistoryDays = 395;
constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr qint64 kDayMs = 24 * kHourMs;
// A handful of orders of the last half hour wait for their payment.
constexpr int kPendingOrders = 5;

constexpr std::array<int, 12> kMonthWeights{80, 95, 85, 90, 95, 85, 75, 80, 95, 105, 140, 175};
constexpr std::array<int, 7> kWeekdayWeights{105, 100, 98, 100, 95, 85, 120};
constexpr std::array<int, 24> kHourWeights{3,  2,  1,  1,  1,  2,  4,  8,  14, 20, 24, 25,
                                           26, 23, 20, 20, 22, 26, 32, 40, 44, 38, 22, 9};

const QString kCarriers[] = {u"DHL"_s, u"DPD"_s, u"UPS"_s, u"GLS"_s, u"Hermes"_s};
const QString kMethods[] = {u"card"_s, u"card"_s, u"paypal"_s, u"sepa"_s, u"alipay"_s, u"wechat-pay"_s};
const QString kNotes[] = {u"Please leave the parcel with the neighbour."_s, u"请包装仔细一点，谢谢。"_s,
                          u"It is a present: no invoice in the parcel, please."_s, u"Bitte ohne Plastik verpacken."_s};

Actor person(Role role)
{
    return Actor{
        .name = nameOf(role), .role = role, .device = role == Role::Warehouse ? u"Pack station 1"_s : u"Office"_s};
}

Actor shopFront()
{
    return Actor{.name = u"storefront"_s, .role = Role::Storefront, .device = u"Web shop"_s};
}

} // namespace

/// Applies rules one after the other and gathers what they change.
class DemoOrders::Life
{
public:
    explicit Life(OrderChange placed) : change(std::move(placed)) {}

    Result<> step(const Result<OrderChange>& next)
    {
        if (!next)
            return next.error();
        add(*next);
        return ok();
    }
    void add(const OrderChange& next)
    {
        change.after = next.after;
        change.stock.insert(change.stock.end(), next.stock.begin(), next.stock.end());
        change.timeline.insert(change.timeline.end(), next.timeline.begin(), next.timeline.end());
        if (next.refund)
            change.refund = next.refund;
    }
    const Order& order() const { return change.after; }

    OrderChange change;
};

DemoOrders::DemoOrders(Shop shop, std::vector<DemoProduct> products, DemoRandom& random, UtcTime now, int count)
    : m_shop(std::move(shop))
    , m_zone(m_shop.zone())
    , m_products(std::move(products))
    , m_random(random)
    , m_now(now)
{
    for (const DemoProduct& product : m_products)
        m_popularity.push_back(product.popularity);
    const int customers = std::max(20, count / 3);
    for (int i = 0; i < customers; ++i)
        m_customers.push_back(makeDemoCustomer(m_random, i));
    scheduleTimes(count);
    m_clock.m_now = start();
}

UtcTime DemoOrders::start() const
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_now.epochMs(), m_zone).date();
    return UtcTime(today.addDays(-kHistoryDays).startOfDay(m_zone).toMSecsSinceEpoch());
}

UtcTime DemoOrders::nextMonth() const
{
    return isDone() ? m_now : m_times[m_next].plusMs(-kHourMs);
}

void DemoOrders::scheduleTimes(int count)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_now.epochMs(), m_zone).date();
    std::vector<int> weights;
    for (int day = kHistoryDays - 1; day >= 1; --day) {
        const QDate date = today.addDays(-day);
        // The shop grows by about half over the year.
        const int growth = 100 + (kHistoryDays - day) * 50 / kHistoryDays;
        weights.push_back(kMonthWeights[size_t(date.month() - 1)] * kWeekdayWeights[size_t(date.dayOfWeek() - 1)] /
                          100 * growth / 100);
    }
    const int pending = std::min(kPendingOrders, count);
    for (int i = 0; i < count - pending; ++i) {
        const int day = kHistoryDays - 1 - int(m_random.weighted(weights));
        const QDateTime midnight = today.addDays(-day).startOfDay(m_zone);
        const qint64 hour = qint64(m_random.weighted(kHourWeights));
        m_times.emplace_back(midnight.toMSecsSinceEpoch() + hour * kHourMs + m_random.below(kHourMs));
    }
    for (int i = 0; i < pending; ++i)
        m_times.push_back(m_now.plusMs(-(2 + 4 * i) * kMinuteMs - m_random.below(kMinuteMs)));
    std::ranges::sort(m_times);
}

int DemoOrders::daysBefore(UtcTime time) const
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(time.epochMs(), m_zone).date();
    return int(day.daysTo(QDateTime::fromMSecsSinceEpoch(m_now.epochMs(), m_zone).date()));
}

UtcTime DemoOrders::workingTime(UtcTime after, int daysLater)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(after.epochMs(), m_zone).date().addDays(daysLater);
    return UtcTime(day.startOfDay(m_zone).toMSecsSinceEpoch() + 8 * kHourMs + m_random.below(9 * kHourMs));
}

Result<std::vector<DemoOrder>> DemoOrders::makeMonth(IdGenerator& ids)
{
    std::vector<DemoOrder> orders;
    if (isDone())
        return orders;
    const UtcTime end = m_times[m_next].plusMs(30 * kDayMs);
    for (; m_next < m_times.size() && m_times[m_next] < end; ++m_next) {
        CH_TRY(DemoOrder order, makeOrder(m_times[m_next], ids));
        orders.push_back(std::move(order));
    }
    return orders;
}

OrderDraft DemoOrders::makeDraft(UtcTime createdAt)
{
    const DemoCustomer& customer = m_customers[size_t(m_random.below(qint64(m_customers.size())))];
    OrderDraft draft;
    draft.orderNo = u"HH-%1"_s.arg(++m_number);
    draft.currency = m_shop.currency;
    draft.customer = customer.customer;
    draft.shipTo = customer.address;
    static constexpr std::array<int, 6> kLineWeights{38, 28, 16, 10, 5, 3};
    const size_t lines = m_random.weighted(kLineWeights) + 1;
    qint64 subtotal = 0;
    while (draft.lines.size() < lines) {
        const Product& product = m_products[m_random.weighted(m_popularity)].product;
        const bool known = std::ranges::any_of(draft.lines, [&](const auto& line) { return line.sku == product.sku; });
        if (known)
            continue;
        static constexpr std::array<int, 4> kQuantityWeights{70, 20, 7, 3};
        const qint64 quantity = qint64(m_random.weighted(kQuantityWeights)) + 1;
        draft.lines.push_back({.sku = product.sku, .quantity = quantity, .unitPriceMinor = {}});
        subtotal += quantity * product.priceMinor;
    }
    const bool inEurope =
        draft.shipTo.country != "US"_L1 && draft.shipTo.country != "CN"_L1 && draft.shipTo.country != "JP"_L1;
    draft.shippingMinor = subtotal >= 5'000 && inEurope ? 0 : inEurope ? 490 : 1'490;
    const int month = QDateTime::fromMSecsSinceEpoch(createdAt.epochMs(), m_zone).date().month();
    if (month == 11 && m_random.percent(30))
        draft.discountMinor = subtotal / 10;
    if (m_random.percent(4))
        draft.note = m_random.pick(kNotes);
    return draft;
}

Result<DemoOrder> DemoOrders::makeOrder(UtcTime createdAt, IdGenerator& ids)
{
    m_clock.m_now = createdAt;
    const OrderDraft draft = makeDraft(createdAt);
    const PlaceContext place{.shop = m_shop,
                             .id = ids.nextId<OrderId>(),
                             .paymentTimeoutSeconds = 1800,
                             .product = [this](const QString& sku) -> const Product* {
                                 const auto found = std::ranges::find(
                                     m_products, sku, [](const DemoProduct& demo) { return demo.product.sku; });
                                 return found == m_products.end() ? nullptr : &found->product;
                             }};
    CH_TRY(OrderChange placed, placeOrder(draft, place, {.actor = shopFront(), .now = createdAt, .ifMatch = {}}));
    Life life(std::move(placed));
    CH_CHECK(payAndFulfil(life, createdAt, ids));
    return DemoOrder{std::move(life.change)};
}

Result<> DemoOrders::payAndFulfil(Life& life, UtcTime createdAt, IdGenerator& ids)
{
    const int daysAgo = daysBefore(createdAt);
    const qint64 fate = m_random.below(100);
    const UtcTime paidAt = createdAt.plusMs(20'000 + m_random.below(12 * kMinuteMs));
    if (m_now.epochMs() - createdAt.epochMs() < 30 * kMinuteMs)
        return ok();
    if (fate < 4)
        return life.step(closeExpired(
            life.order(), {.actor = {.name = u"service"_s}, .now = createdAt.plusSeconds(1830), .ifMatch = {}}));
    if (fate < 6)
        return life.step(cancel(life.order(), u"CUSTOMER"_s, u"Ordered by mistake"_s,
                                {.actor = person(Role::Merchant), .now = paidAt, .ifMatch = {}}));
    const PaymentDraft payment{.amountMinor = life.order().totalMinor,
                               .method = m_random.pick(kMethods),
                               .reference = u"PAY-"_s + life.order().orderNo};
    const auto paid =
        recordPayment(life.order(), payment, m_shop, {.actor = shopFront(), .now = paidAt, .ifMatch = {}});
    if (paid.refusal)
        return *paid.refusal;
    life.add(*paid.change);

    // Yesterday's orders are mostly open, those of the days before mostly shipped; a few are late, on hold or half packed.
    const int openChance = daysAgo <= 1   ? 90
                           : daysAgo == 2 ? 60
                           : daysAgo == 3 ? 35
                           : daysAgo <= 6 ? 12
                           : daysAgo <= 9 ? 4
                                          : 0;
    if (m_random.percent(openChance))
        return leaveOpen(life, paidAt);
    return shipAndFinish(life, daysAgo, paidAt, ids);
}

Result<> DemoOrders::leaveOpen(Life& life, UtcTime paidAt)
{
    const qint64 kind = m_random.below(20);
    const UtcTime later = paidAt.plusMs(kHourMs + m_random.below(3 * kHourMs));
    const StepContext merchant{.actor = person(Role::Merchant), .now = later, .ifMatch = {}};
    const StepContext packer{.actor = person(Role::Warehouse), .now = later, .ifMatch = {}};
    const OrderLine& first = life.order().lines.front();
    if (kind == 0)
        return life.step(hold(life.order(), u"Address to be confirmed"_s, {}, merchant));
    if (kind == 1)
        return life.step(hold(life.order(), u"Customer is on holiday"_s, m_now.plusMs(6 * kDayMs), merchant));
    if (kind <= 3)
        return life.step(setPacking(life.order(), {{first.lineNo, first.quantity}}, packer));
    if (kind <= 5 && life.order().lines.size() > 1)
        return life.step(ship(life.order(),
                              {.carrier = m_random.pick(kCarriers),
                               .trackingNo = u"TRK%1"_s.arg(m_random.between(10'000'000, 99'999'999)),
                               .lines = {{first.lineNo, first.quantity}}},
                              packer));
    return ok();
}

Result<> DemoOrders::shipAndFinish(Life& life, int daysAgo, UtcTime paidAt, IdGenerator& ids)
{
    const StepContext merchantLater{.actor = person(Role::Merchant), .now = paidAt.plusMs(5 * kHourMs), .ifMatch = {}};
    if (m_random.percent(1))
        return life.step(refund(life.order(),
                                {.amountMinor = life.order().totalMinor, .reason = u"Customer changed their mind"_s},
                                ids.nextId<RefundId>(), merchantLater));
    const int shipDays = std::min(int(m_random.between(0, 2)), std::max(0, daysAgo - 1));
    const UtcTime shippedAt = std::max(workingTime(paidAt, shipDays), paidAt.plusMs(20 * kMinuteMs));
    CH_CHECK(life.step(ship(life.order(),
                            {.carrier = m_random.pick(kCarriers),
                             .trackingNo = u"TRK%1"_s.arg(m_random.between(10'000'000, 99'999'999)),
                             .lines = {},
                             .notify = true},
                            {.actor = person(Role::Warehouse), .now = shippedAt, .ifMatch = {}})));
    const int receiptDays = int(m_random.between(2, 7));
    if (daysAgo <= shipDays + receiptDays)
        return ok();
    const UtcTime completedAt = workingTime(shippedAt, receiptDays);
    CH_CHECK(life.step(complete(life.order(), {.actor = person(Role::Merchant), .now = completedAt, .ifMatch = {}})));
    if (!m_random.percent(3) || daysAgo <= shipDays + receiptDays + 3)
        return ok();
    const qint64 part = life.order().totalMinor * m_random.between(20, 60) / 100;
    return life.step(refund(life.order(), {.amountMinor = part, .reason = u"Damaged in transport"_s},
                            ids.nextId<RefundId>(),
                            {.actor = person(Role::Merchant), .now = completedAt.plusMs(3 * kDayMs), .ifMatch = {}}));
}

} // namespace ch::server
