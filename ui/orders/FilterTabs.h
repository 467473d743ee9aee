// SPDX-License-Identifier: Apache-2.0
// The statuses above a list of orders, each with the exact number of orders that the rest of the filter leaves.
// Thread of the windows.
#pragma once

#include "ui/kit/CountTabs.h"
#include "ui/kit/UiContext.h"
#include "ui/orders/Filter.h"

#include <array>

namespace ch::ui {

class FilterTabs : public CountTabs
{
    Q_OBJECT

public:
    explicit FilterTabs(UiContext& context, QWidget* parent = nullptr);

    /// By OrderStatus; nothing: not known, none is shown.
    void setCounts(const std::optional<std::array<qint64, 5>>& counts);
    /// The tab of the filter's one status; no tab where it has several.
    void setFilter(const Filter& filter);

Q_SIGNALS:
    /// A person chose; empty: all.
    void statusChosen(std::optional<ch::OrderStatus> status);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void choose(int index);
    QString countText(int index) const;

    UiContext& m_context;
    std::optional<std::array<qint64, 5>> m_counts;
};

} // namespace ch::ui
