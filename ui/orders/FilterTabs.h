// SPDX-License-Identifier: Apache-2.0
// The statuses above a list of orders, each with the exact number of orders that the rest of the filter leaves.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/orders/Filter.h"

#include <QTabBar>

#include <array>

namespace ch::ui {

class FilterTabs : public QTabBar
{
    Q_OBJECT

public:
    explicit FilterTabs(UiContext& context, QWidget* parent = nullptr);

    /// By OrderStatus; nothing: not known, none is shown.
    void setCounts(const std::optional<std::array<qint64, 5>>& counts);
    /// The tab of the filter's one status; no tab where it has several.
    void setFilter(const Filter& filter);
    /// −1: no tab says what is filtered.
    int chosen() const { return m_isChosen ? currentIndex() : -1; }

Q_SIGNALS:
    /// A person chose; empty: all.
    void statusChosen(std::optional<ch::OrderStatus> status);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void choose(int index);
    QString countText(int index) const;

    UiContext& m_context;
    /// A tab bar always has a current tab.
    bool m_isChosen = true;
    std::optional<std::array<qint64, 5>> m_counts;
};

} // namespace ch::ui
