// SPDX-License-Identifier: Apache-2.0
// The rows of a list of orders, up to millions of them: numbers of rows at once, what is in them by pages as it is looked at.
// Thread of the windows; what it asks for is answered from lanes, and what comes too late is dropped.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/orders/OrderListCells.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QElapsedTimer>
#include <QTimer>

#include <deque>
#include <stop_token>
#include <unordered_set>

namespace ch::ui {

class OrderListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class State {
        /// The first answer is not here; the rows are those of the query before.
        Loading,
        /// The first rows are here; all of them are on their way.
        Partial,
        Complete,
        /// See error(); what was here before stays.
        Failed,
    };

    explicit OrderListModel(UiContext& context, QObject* parent = nullptr);
    ~OrderListModel() override;

    /// Shows the first rows as soon as they are here, then all. Rows that are in both lists keep what is known about them.
    void setQuery(const OrderQuery& query);
    const OrderQuery& query() const { return m_query; }
    /// The same list, whose moments have moved with the clock: as refresh().
    void followQuery(const OrderQuery& query);
    /// The same list anew: rows come and go where they differ, the rest stays where it is.
    void refresh();

    State state() const { return m_state; }
    const std::optional<Error>& error() const { return m_error; }

    const std::vector<RowNumber>& rows() const { return m_rows; }
    /// Nothing if it is not here yet: then it is asked for.
    const OrderListItem* itemAt(int row) const;
    /// Nothing if it is not here; asks for nothing.
    const OrderListItem* knownItem(RowNumber row) const;
    /// Where an order is, if the list has it and it was looked at; -1: not known.
    int knownPositionOf(OrderId id) const;
    /// Where these are now, in no particular order; those that are not in the list are left out.
    std::vector<int> positionsOf(const std::vector<RowNumber>& rows) const;

    /// Times on screen have moved on, or are written in another language.
    void rewrite();
    CellWriter writer() const { return {m_context.formats(), m_now}; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void stateChanged();
    /// Rows first … last are about to be taken out, some of them to come back elsewhere; then landed().
    void aboutToReplace(int first, int last);
    /// Other rows, or another order of them, than before. `isNewList`: of another query than the one before.
    void landed(bool isNewList);

private:
    struct Entry
    {
        /// Nothing: it has gone.
        std::optional<OrderListItem> item;
        bool isStale = false;
    };
    static constexpr int kPage = 128;
    static constexpr int kKept = 32 * kPage;

    void askRows();
    void askAllRows();
    void onFirstRows(const Result<std::vector<RowNumber>>& answer);
    void showFirst(const std::vector<RowNumber>& rows, bool isAll);
    void onAllRows(Result<std::vector<RowNumber>> answer);
    void onItems(int page, quint64 seen, const std::vector<RowNumber>& asked,
                 const Result<std::vector<OrderListItem>>& answer);
    void keep(quint64 seen, const std::vector<RowNumber>& asked, const std::vector<OrderListItem>& items);
    void onChanged(const desk::OrderChanges& changes);
    /// `reached`: what is known of the list once these rows are in it.
    void land(std::vector<RowNumber> rows, State reached);
    void fail(const Error& error);
    void setState(State state);
    void want(int page) const;
    void askWanted();
    void askItems(int page);

    UiContext& m_context;
    OrderQuery m_query;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    UtcTime m_now;

    std::vector<RowNumber> m_rows;
    mutable QCache<RowNumber, Entry> m_items{kKept};

    // Which query an answer is for, which rows a page's number means, and which changes an item has seen.
    quint64 m_generation = 0;
    quint64 m_layout = 0;
    quint64 m_changes = 0;
    bool m_isNewList = true;
    bool m_isRefreshing = false;
    bool m_isAsking = false;
    // All rows may come before the texts of the first ones: then they wait for them.
    bool m_awaitsFirst = false;
    std::optional<Result<std::vector<RowNumber>>> m_early;
    std::stop_source m_stop;
    QElapsedTimer m_asked;
    std::chrono::milliseconds m_took{0};
    QTimer m_refresh;

    // Pages that were looked at, the last one last; asked for from the event loop, for data() may not change the model.
    mutable std::deque<int> m_wanted;
    std::unordered_set<int> m_asking;
    mutable QTimer m_ask;
};

} // namespace ch::ui
