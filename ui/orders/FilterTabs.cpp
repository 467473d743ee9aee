// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/FilterTabs.h"

#include "ui/kit/Theme.h"

#include <QStyleOptionTab>
#include <QStylePainter>

#include <numeric>

namespace ch::ui {

namespace {

constexpr int kHeight = 36;
constexpr int kMargin = 12;
constexpr int kGap = 6;

} // namespace

FilterTabs::FilterTabs(UiContext& context, QWidget* parent) : QTabBar(parent), m_context(context)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    addTab(QString());
    for (size_t i = 0; i < allOrderStatuses().size(); ++i)
        addTab(QString());
    retranslate();
    connect(this, &QTabBar::currentChanged, this, &FilterTabs::choose);
    connect(this, &QTabBar::tabBarClicked, this, [this](int index) {
        if (index == currentIndex() && !m_isChosen)
            choose(index);
    });
    connect(&context, &UiContext::formatsChanged, this, &FilterTabs::retranslate);
}

void FilterTabs::retranslate()
{
    setAccessibleName(tr("Status"));
    for (int index = 0; index < count(); ++index) {
        const QString text = index == 0 ? tr("All") : words(allOrderStatuses()[size_t(index) - 1]);
        setTabText(index, text);
        const QString number = countText(index);
        setAccessibleTabName(index, number.isEmpty() ? text : tr("%1: %2", "a status, how many").arg(text, number));
    }
}

void FilterTabs::changeEvent(QEvent* event)
{
    QTabBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterTabs::setCounts(const std::optional<std::array<qint64, 5>>& counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    // Setting the texts is what makes the bar measure its tabs again.
    retranslate();
}

void FilterTabs::setFilter(const Filter& filter)
{
    const QSignalBlocker blocker(this);
    const auto& statuses = filter.fixed.statuses;
    m_isChosen = statuses.size() == 1 || (statuses.empty() && filter.fixed.excludedStatuses.empty());
    setCurrentIndex(statuses.size() == 1 ? int(statuses.front()) + 1 : 0);
    update();
}

void FilterTabs::choose(int index)
{
    m_isChosen = true;
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

QSize FilterTabs::tabSizeHint(int index) const
{
    const int text = QFontMetrics(fontOf(TextStyle::Strong)).horizontalAdvance(tabText(index));
    const QString number = countText(index);
    const int count = number.isEmpty() ? 0 : kGap + QFontMetrics(fontOf(TextStyle::Caption)).horizontalAdvance(number);
    return {text + count + 2 * kMargin, kHeight};
}

void FilterTabs::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    const Colors& colors = colorsOf(palette());
    for (int index = 0; index < count(); ++index) {
        QStyleOptionTab option;
        initStyleOption(&option, index);
        const bool isCurrent = index == chosen();
        option.state.setFlag(QStyle::State_Selected, isCurrent);
        painter.drawControl(QStyle::CE_TabBarTabShape, option);
        const QFont font = fontOf(isCurrent ? TextStyle::Strong : TextStyle::Body);
        QRect rect = tabRect(index).adjusted(kMargin, 0, -kMargin, 0);
        painter.setFont(font);
        painter.setPen(isCurrent ? colors.text : colors.muted);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, tabText(index));
        rect.setLeft(rect.left() + QFontMetrics(font).horizontalAdvance(tabText(index)) + kGap);
        painter.setFont(fontOf(TextStyle::Caption));
        painter.setPen(isCurrent ? colors.accent : colors.faint);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, countText(index));
    }
}

} // namespace ch::ui
