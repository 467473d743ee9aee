// SPDX-License-Identifier: Apache-2.0
// What stands above the list of orders: how many there are, the filter, what can be done with the list, the statuses.
// Thread of the windows.
#pragma once

#include "ui/orders/FilterBar.h"
#include "ui/orders/FilterTabs.h"
#include "ui/orders/OrderListCounts.h"

class QPushButton;
class QToolButton;

namespace ch::ui {

class TextLabel;

class OrderListHead : public QWidget
{
    Q_OBJECT

public:
    explicit OrderListHead(UiContext& context, QWidget* parent = nullptr);

    FilterBar& filterBar() const { return *m_bar; }
    FilterTabs& tabs() const { return *m_tabs; }
    const Filter& filter() const { return m_bar->filter(); }
    /// Shows it and counts; `query` is what it asks for now.
    void setFilter(const Filter& filter, const OrderQuery& query);
    /// Icon buttons at the right of the filter.
    void addTool(QAction* action);
    QToolButton* toolOf(const QAction* action) const;
    /// At the end of the chips.
    QPushButton* addChipButton(QAction* action);
    /// Nothing: not known.
    std::optional<qint64> total() const { return m_total; }
    /// Of lists of paid days, by currency.
    const std::vector<OrderTotal>& money() const { return m_money; }

Q_SIGNALS:
    /// A person changed it.
    void filterChanged(const ch::ui::Filter& filter);
    void totalChanged(qint64 orders);
    void failed(const ch::Error& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showTotal();
    QString moneyText() const;
    void onStatus(std::optional<OrderStatus> status);

    UiContext& m_context;
    OrderListCounts* m_counts;
    TextLabel* m_title;
    TextLabel* m_count;
    FilterBar* m_bar;
    FilterTabs* m_tabs;
    std::vector<QToolButton*> m_tools;
    std::optional<qint64> m_total;
    std::vector<OrderTotal> m_money;
};

} // namespace ch::ui
