// SPDX-License-Identifier: Apache-2.0
// The rows of a list of orders, up to millions of them: numbers of rows at once, what is in them by pages as it is looked at.
// Thread of the windows; what it asks for is answered from lanes, and what comes too late is dropped.
#pragma once

#include "ui/kit/PagedItems.h"
#include "ui/kit/UiContext.h"
#include "ui/orders/OrderListCells.h"

#include <QElapsedTimer>

#include <stop_token>

namespace ch::ui {

class OrderListModel : public LongListModel
{
    Q_OBJECT

public:
    explicit OrderListModel(UiContext& context, QObject* parent = nullptr);
    ~OrderListModel() override;

    /// Shows the first rows as soon as they are here, then all. Rows that are in both lists keep what is known about them.
    void setQuery(const OrderQuery& query);
    const OrderQuery& query() const { return m_query; }
    /// The same list, whose moments have moved with the clock: as refresh().
    void followQuery(const OrderQuery& query);
    /// The same list anew: rows come and go where they differ, the rest stays where it is.
    void refresh();

    bool isBehind() const override { return state() == State::Loading || m_isRefreshing || m_refresh.isActive(); }

    /// Nothing if it is not here yet: then it is asked for.
    const OrderListItem* itemAt(int row) const { return m_items.at(row); }
    /// Nothing if it is not here; asks for nothing.
    const OrderListItem* knownItem(RowNumber row) const { return m_items.known(row); }
    /// Where an order is, if the list has it and it was looked at; -1: not known.
    int knownPositionOf(OrderId id) const;
    /// Where these are now, in no particular order; those that are not in the list are left out.
    std::vector<int> positionsOf(const std::vector<RowNumber>& rows) const;

    /// Times on screen have moved on, or are written in another language.
    void rewrite();
    CellWriter writer() const { return {m_context.formats(), m_now}; }

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void askRows();
    void askAllRows();
    void onFirstRows(const Result<std::vector<RowNumber>>& answer);
    void showFirst(const std::vector<RowNumber>& rows, bool isAll);
    void onAllRows(Result<std::vector<RowNumber>> answer);
    void onChanged(const desk::OrderChanges& changes);
    void failRows(const Error& error);

    UiContext& m_context;
    OrderQuery m_query;
    UtcTime m_now;

    PagedItems<OrderListItem> m_items;

    /// Which query an answer is for.
    quint64 m_generation = 0;
    bool m_isRefreshing = false;
    bool m_isAsking = false;
    // All rows may come before the texts of the first ones: then they wait for them.
    bool m_awaitsFirst = false;
    std::optional<Result<std::vector<RowNumber>>> m_early;
    std::stop_source m_stop;
    QElapsedTimer m_asked;
    std::chrono::milliseconds m_took{0};
    QTimer m_refresh;
};

} // namespace ch::ui
