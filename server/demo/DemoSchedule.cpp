// SPDX-License-Identifier: Apache-2.0
#include "server/demo/DemoSchedule.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <tuple>

namespace ch::server {

namespace {

constexpr qint64 kHourMs = 3'600'000;
constexpr qint64 kDayMs = 24 * kHourMs;

constexpr std::array<int, 12> kMonthWeights{80, 95, 85, 90, 95, 85, 75, 80, 95, 105, 140, 175};
constexpr std::array<int, 7> kWeekdayWeights{105, 100, 98, 100, 95, 85, 120};
constexpr std::array<int, 24> kHourWeights{3,  2,  1,  1,  1,  2,  4,  8,  14, 20, 24, 25,
                                           26, 23, 20, 20, 22, 26, 32, 40, 44, 38, 22, 9};

// Of a thousand orders. What is not done came in during the last days: a sale has brought more than usual.
constexpr int kUnpaid = 6;
constexpr int kLate = 4;
constexpr int kDueToday = 11;
constexpr int kDueLater = 19;
constexpr int kMostUnpaid = 500;
// Done orders are older than this: there was time to ship them.
constexpr int kYoungestDone = 2;
constexpr int kOldestLate = 10;

int shareOf(int count, int perMille)
{
    // Rounded up, so that a shop of twenty orders has one of each kind too.
    return (count * perMille + 999) / 1000;
}

class Schedule
{
public:
    Schedule(const Shop& shop, UtcTime today, DemoRandom& random)
        : m_shop(shop)
        , m_zone(shop.zone())
        , m_today(today)
        , m_date(QDateTime::fromMSecsSinceEpoch(today.epochMs(), m_zone).date())
        , m_random(random)
    {
        for (int day = kDemoDays - 1; day >= kYoungestDone; --day) {
            const QDate date = m_date.addDays(-day);
            // The shop sells five times as much as in its first month.
            const int growth = 100 + (kDemoDays - day) * 400 / kDemoDays;
            m_dayWeights.push_back(kMonthWeights[size_t(date.month() - 1)] *
                                   kWeekdayWeights[size_t(date.dayOfWeek() - 1)] / 100 * growth / 100);
        }
    }

    std::vector<DemoSlot> make(int count)
    {
        int left = count;
        const auto take = [&](int wanted) {
            const int taken = std::min(left, wanted);
            left -= taken;
            return taken;
        };
        for (int i = take(shareOf(count, kDueToday)); i > 0; --i)
            addOpen(DemoFate::DueToday);
        for (int i = take(shareOf(count, kDueLater)); i > 0; --i)
            addOpen(DemoFate::DueLater);
        for (int i = take(shareOf(count, kLate)); i > 0; --i)
            addOpen(DemoFate::Late);
        for (int i = take(std::min(shareOf(count, kUnpaid), kMostUnpaid)); i > 0; --i)
            add(int(m_random.between(1, 2)), DemoFate::Unpaid);
        while (left-- > 0)
            add(kDemoDays - 1 - int(m_random.weighted(m_dayWeights)), DemoFate::Done);
        std::ranges::sort(m_slots, {}, [](const DemoSlot& slot) { return std::tuple(slot.createdAt, slot.fate); });
        return std::move(m_slots);
    }

private:
    void add(int daysAgo, DemoFate fate)
    {
        const qint64 midnight = m_date.addDays(-daysAgo).startOfDay(m_zone).toMSecsSinceEpoch();
        // Paid some minutes later, on the same day.
        const qint64 hour = std::min<qint64>(22, qint64(m_random.weighted(kHourWeights)));
        m_slots.push_back({UtcTime(midnight + hour * kHourMs + m_random.below(kHourMs)), fate});
    }

    void addOpen(DemoFate fate)
    {
        std::vector<int> days;
        for (int day = 1; day <= kOldestLate; ++day) {
            if (fateOf(day) == fate)
                days.push_back(day);
        }
        // On a Saturday nothing is due.
        add(days.empty() ? 1 : m_random.pick(std::span<const int>(days)), days.empty() ? DemoFate::DueLater : fate);
    }

    /// Of an order that was paid so many days ago and is not shipped.
    DemoFate fateOf(int daysAgo) const
    {
        const qint64 noon = m_date.addDays(-daysAgo).startOfDay(m_zone).toMSecsSinceEpoch() + kDayMs / 2;
        const UtcTime shipBy = shipByFor(UtcTime(noon), m_zone, m_shop.handlingDays);
        if (shipBy < m_today)
            return DemoFate::Late;
        return shipBy < UtcTime(m_date.addDays(1).startOfDay(m_zone).toMSecsSinceEpoch()) ? DemoFate::DueToday
                                                                                          : DemoFate::DueLater;
    }

    const Shop& m_shop;
    const QTimeZone m_zone;
    const UtcTime m_today;
    const QDate m_date;
    DemoRandom& m_random;
    std::vector<int> m_dayWeights;
    std::vector<DemoSlot> m_slots;
};

} // namespace

std::vector<DemoSlot> demoSchedule(const Shop& shop, UtcTime today, int count, DemoRandom& random)
{
    return Schedule(shop, today, random).make(count);
}

} // namespace ch::server
