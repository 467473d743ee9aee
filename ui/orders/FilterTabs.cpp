// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/FilterTabs.h"

#include <numeric>

namespace ch::ui {

FilterTabs::FilterTabs(UiContext& context, QWidget* parent)
    : CountTabs(int(allOrderStatuses().size()) + 1, parent)
    , m_context(context)
{
    retranslate();
    connect(this, &QTabBar::currentChanged, this, &FilterTabs::choose);
    connect(this, &QTabBar::tabBarClicked, this, [this](int index) {
        if (index == currentIndex() && chosen() < 0)
            choose(index);
    });
    connect(&context, &UiContext::formatsChanged, this, &FilterTabs::retranslate);
}

void FilterTabs::retranslate()
{
    setAccessibleName(tr("Status"));
    for (int index = 0; index < count(); ++index) {
        const QString text = index == 0 ? tr("All") : words(allOrderStatuses()[size_t(index) - 1]);
        setTab(index, text, countText(index));
    }
}

void FilterTabs::changeEvent(QEvent* event)
{
    CountTabs::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterTabs::setCounts(const std::optional<std::array<qint64, 5>>& counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    retranslate();
}

void FilterTabs::setFilter(const Filter& filter)
{
    const QSignalBlocker blocker(this);
    const auto& statuses = filter.fixed.statuses;
    setCurrentIndex(statuses.size() == 1 ? int(statuses.front()) + 1 : 0);
    setChosen(statuses.size() == 1 || (statuses.empty() && filter.fixed.excludedStatuses.empty()));
}

void FilterTabs::choose(int index)
{
    setChosen(true);
    if (index >= 0)
        Q_EMIT statusChosen(index == 0 ? std::nullopt : std::optional(allOrderStatuses()[size_t(index) - 1]));
}

QString FilterTabs::countText(int index) const
{
    if (!m_counts)
        return {};
    const qint64 all = std::accumulate(m_counts->begin(), m_counts->end(), qint64(0));
    return m_context.formats().count(index == 0 ? all : (*m_counts)[size_t(index) - 1]);
}

} // namespace ch::ui
