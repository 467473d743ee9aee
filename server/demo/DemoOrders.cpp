// SPDX-License-Identifier: Apache-2.0
#include "server/demo/DemoOrders.h"

#include "server/demo/DemoLife.h"

#include <QDateTime>

#include <array>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kHourMs = 3'600'000;
constexpr qint64 kDayMs = 24 * kHourMs;
constexpr int kFirstNumber = 100'001;
constexpr qint64 kPaymentTimeout = 1800;
// A bank transfer takes its days.
constexpr qint64 kTransferTimeout = 3 * 86'400;

struct CustomerNote
{
    const char16_t* country;
    const char16_t* text;
};
constexpr CustomerNote kCustomerNotes[] = {
    {u"DE", u"Bitte beim Nachbarn abgeben, wir sind tagsüber nicht da."},
    {u"DE", u"Bitte ohne Plastik verpacken."},
    {u"GB", u"Please leave the parcel in the porch."},
    {u"GB", u"It is a present: no invoice in the parcel, please."},
    {u"US", u"Please leave with the doorman."},
    {u"FR", u"C'est un cadeau : sans facture dans le colis, s'il vous plaît."},
    {u"NL", u"Graag bij de buren afgeven als ik er niet ben."},
    {u"IT", u"Lasciare in portineria, grazie."},
    {u"CN", u"请包装仔细一点，谢谢。"},
    {u"CN", u"工作日请放丰巢快递柜。"},
    {u"JP", u"ギフト包装をお願いします。"},
};

} // namespace

DemoOrders::DemoOrders(Shop shop, std::vector<DemoProduct> products, qint64 seed, UtcTime today, int count)
    : m_shop(std::move(shop))
    , m_zone(m_shop.zone())
    , m_products(std::move(products))
    , m_seed(seed)
    , m_today(today)
{
    for (const DemoProduct& product : m_products)
        m_popularity.push_back(product.popularity);
    DemoRandom random(seed);
    const int customers = std::max(20, count / 3);
    for (int i = 0; i < customers; ++i)
        m_customers.push_back(makeDemoCustomer(random, i));
    m_slots = demoSchedule(m_shop, m_today, count, random);
    m_clock.m_now = start();
}

UtcTime DemoOrders::start() const
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(m_today.epochMs(), m_zone).date();
    return UtcTime(day.addDays(-kDemoDays).startOfDay(m_zone).toMSecsSinceEpoch());
}

UtcTime DemoOrders::nextMonth() const
{
    return isDone() ? m_today : m_slots[m_next].createdAt.plusMs(-kHourMs);
}

Result<std::vector<DemoOrder>> DemoOrders::makeMonth(IdGenerator& ids)
{
    std::vector<DemoOrder> orders;
    if (isDone())
        return orders;
    const UtcTime end = m_slots[m_next].createdAt.plusMs(30 * kDayMs);
    for (; m_next < m_slots.size() && m_slots[m_next].createdAt < end; ++m_next) {
        CH_TRY(DemoOrder order, makeOrder(m_slots[m_next], ids));
        orders.push_back(std::move(order));
    }
    return orders;
}

OrderDraft DemoOrders::makeDraft(DemoRandom& random, const DemoCustomer& customer, UtcTime createdAt) const
{
    OrderDraft draft;
    draft.orderNo = u"HH-%1"_s.arg(kFirstNumber + qint64(m_next));
    draft.currency = m_shop.currency;
    draft.customer = customer.customer;
    draft.shipTo = customer.address;
    static constexpr std::array<int, 6> kLineWeights{38, 28, 16, 10, 5, 3};
    const size_t lines = random.weighted(kLineWeights) + 1;
    qint64 subtotal = 0;
    while (draft.lines.size() < lines) {
        const Product& product = m_products[random.weighted(m_popularity)].product;
        const bool known = std::ranges::any_of(draft.lines, [&](const auto& line) { return line.sku == product.sku; });
        if (known)
            continue;
        static constexpr std::array<int, 4> kQuantityWeights{70, 20, 7, 3};
        const qint64 quantity = qint64(random.weighted(kQuantityWeights)) + 1;
        draft.lines.push_back({.sku = product.sku, .quantity = quantity, .unitPriceMinor = {}});
        subtotal += quantity * product.priceMinor;
    }
    const bool inEurope =
        draft.shipTo.country != "US"_L1 && draft.shipTo.country != "CN"_L1 && draft.shipTo.country != "JP"_L1;
    draft.shippingMinor = subtotal >= 5'000 && inEurope ? 0 : inEurope ? 490 : 1'490;
    const bool hasCoupon = random.percent(30);
    if (hasCoupon && QDateTime::fromMSecsSinceEpoch(createdAt.epochMs(), m_zone).date().month() == 11)
        draft.discountMinor = subtotal / 10;
    const CustomerNote& note = random.pick(kCustomerNotes);
    if (random.percent(25) && draft.shipTo.country == QStringView(note.country))
        draft.note = QString::fromUtf16(note.text);
    return draft;
}

Result<DemoOrder> DemoOrders::makeOrder(const DemoSlot& slot, IdGenerator& ids)
{
    m_clock.m_now = slot.createdAt;
    DemoRandom random = DemoRandom::of(m_seed, qint64(m_next));
    const DemoCustomer& customer = m_customers[size_t(random.below(qint64(m_customers.size())))];
    const PlaceContext place{
        .shop = m_shop,
        .id = ids.nextId<OrderId>(),
        .paymentTimeoutSeconds = slot.fate == DemoFate::Unpaid ? kTransferTimeout : kPaymentTimeout,
        .product = [this](const QString& sku) -> const Product* {
            const auto found =
                std::ranges::find(m_products, sku, [](const DemoProduct& demo) { return demo.product.sku; });
            return found == m_products.end() ? nullptr : &found->product;
        }};
    CH_TRY(OrderChange placed, placeOrder(makeDraft(random, customer, slot.createdAt), place,
                                          {.actor = demoShopFront(), .now = slot.createdAt, .ifMatch = {}}));
    DemoLife life({.shop = m_shop, .zone = m_zone, .staff = m_staff, .today = m_today, .ids = ids}, random,
                  std::move(placed));
    CH_CHECK(life.live(slot.fate));
    return DemoOrder{life.takeChange()};
}

} // namespace ch::server
