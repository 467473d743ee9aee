// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderListHead.h"

#include "ui/kit/Widgets.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ch::ui {

OrderListHead::OrderListHead(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_counts(new OrderListCounts(context, this))
    , m_title(new TextLabel({}, TextStyle::Title, this))
    , m_count(new TextLabel({}, TextStyle::Body, this))
    , m_bar(new FilterBar(context, this))
    , m_tabs(new FilterTabs(context, this))
{
    m_count->setMuted(true);
    auto* title = new QHBoxLayout;
    title->setSpacing(kGrid + 2);
    title->addWidget(m_title);
    title->addWidget(m_count);
    title->addStretch(1);
    auto* above = new QVBoxLayout;
    above->setContentsMargins(CountTabs::kMargin, 0, 0, 0);
    above->setSpacing(kGrid);
    above->addLayout(title);
    above->addWidget(m_bar);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid - CountTabs::kMargin, kGrid + 4, 2 * kGrid, 0);
    layout->setSpacing(kGrid);
    layout->addLayout(above);
    layout->addWidget(m_tabs);

    connect(m_bar, &FilterBar::filterChanged, this, &OrderListHead::filterChanged);
    connect(m_tabs, &FilterTabs::statusChosen, this, &OrderListHead::onStatus);
    connect(m_counts, &OrderListCounts::countedByStatus, m_tabs, &FilterTabs::setCounts);
    connect(m_counts, &OrderListCounts::counted, this, [this](qint64 orders) {
        m_total = orders;
        showTotal();
        Q_EMIT totalChanged(orders);
    });
    connect(m_counts, &OrderListCounts::added, this, [this](const std::vector<OrderTotal>& money) {
        m_money = money;
        showTotal();
    });
    connect(m_counts, &OrderListCounts::failed, this, &OrderListHead::failed);
    connect(&context, &UiContext::formatsChanged, this, &OrderListHead::showTotal);
    retranslate();
}

void OrderListHead::retranslate()
{
    m_title->setFullText(tr("Orders"));
    showTotal();
}

void OrderListHead::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void OrderListHead::showTotal()
{
    const QString orders = m_total ? tr("%Ln order(s)", nullptr, int(*m_total)) : QString();
    const QString money = moneyText();
    m_count->setFullText(
        orders.isEmpty() || money.isEmpty() ? orders : tr("%1 · %2", "how many orders, money").arg(orders, money));
}

QString OrderListHead::moneyText() const
{
    const Formats& formats = m_context.formats();
    const QString& sku = filter().fixed.sku;
    QStringList parts;
    for (const OrderTotal& total : m_money) {
        const QString all = formats.money(total.totalMinor, total.currency);
        // A product's figure counts its lines, not the rest of the orders.
        parts.push_back(sku.isEmpty() ? all
                                      : tr("%1, of that %2: %3", "money of orders, a SKU, its money")
                                            .arg(all, sku, formats.money(total.skuMinor, total.currency)));
    }
    return parts.join(QStringLiteral(" + "));
}

void OrderListHead::setFilter(const Filter& filter, const OrderQuery& query)
{
    m_bar->setFilter(filter);
    m_tabs->setFilter(filter);
    m_counts->setQuery(query);
}

void OrderListHead::addTool(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    button->setAccessibleName(action->text());
    connect(action, &QAction::changed, button, [button, action] { button->setAccessibleName(action->text()); });
    m_bar->addTool(button);
    m_tools.push_back(button);
}

QToolButton* OrderListHead::toolOf(const QAction* action) const
{
    const auto found = std::ranges::find(m_tools, action, &QToolButton::defaultAction);
    return found == m_tools.end() ? nullptr : *found;
}

QPushButton* OrderListHead::addChipButton(QAction* action)
{
    QPushButton* button = makeButton(action->text(), ButtonKind::Quiet, this);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setVisible(action->isVisible());
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, follow);
    m_bar->addChipTool(button);
    follow();
    return button;
}

void OrderListHead::onStatus(std::optional<OrderStatus> status)
{
    Filter filter = m_bar->filter();
    filter.clear(FilterPart::Status);
    filter.clear(FilterPart::ExcludedStatus);
    if (status)
        filter.fixed.statuses = {*status};
    Q_EMIT filterChanged(filter);
}

} // namespace ch::ui
