// SPDX-License-Identifier: Apache-2.0
// The rows of a list of products, a hundred thousand of them: numbers of rows at once, what is in them by pages as it is looked at.
// Thread of the windows; what it asks for is answered from lanes, and what comes too late is dropped.
#pragma once

#include "ui/inventory/ProductCells.h"
#include "ui/kit/UiContext.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QTimer>

#include <set>
#include <stop_token>

namespace ch::ui {

class ProductListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class State {
        /// The rows are those of the query before.
        Loading,
        Complete,
        /// See error(); what was here before stays.
        Failed,
    };

    explicit ProductListModel(UiContext& context, QObject* parent = nullptr);
    ~ProductListModel() override;

    void setQuery(const ProductQuery& query);
    const ProductQuery& query() const { return m_query; }
    /// The same list anew: rows come and go where they differ, the rest stays where it is.
    void refresh();

    State state() const { return m_state; }
    const std::optional<Error>& error() const { return m_error; }
    const std::vector<qint64>& rows() const { return m_rows; }
    /// Nothing if it is not here yet: then it is asked for.
    const ProductListItem* itemAt(int row) const;
    /// Nothing if it is not here; asks for nothing.
    const ProductListItem* knownItem(qint64 number) const;
    /// Where the product's row is now; -1 if the list does not have it.
    int positionOf(qint64 number) const;

    /// Times on screen have moved on, or are written in another language.
    void rewrite();
    ProductWriter writer() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void stateChanged();
    /// Other rows, or another order of them, than before. `isNewList`: of another query than the one before.
    void landed(bool isNewList);

private:
    struct Entry
    {
        /// Nothing: it has gone.
        std::optional<ProductListItem> item;
        bool isStale = false;
    };
    static constexpr int kPage = 128;
    static constexpr int kKept = 32 * kPage;

    void askRows();
    void onRows(Result<std::vector<qint64>> answer);
    void land(std::vector<qint64> rows);
    void onChanged();
    void setState(State state);
    void askWanted();
    void askItems(int page);
    void onItems(const std::vector<qint64>& asked, const Result<std::vector<ProductListItem>>& answer, bool isStale);
    void repaint();

    UiContext& m_context;
    ProductQuery m_query;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    UtcTime m_now;
    std::vector<qint64> m_rows;
    mutable QCache<qint64, Entry> m_items{kKept};

    // Which query an answer is for, which rows a page's number means, and which changes an item has seen.
    quint64 m_generation = 0;
    quint64 m_layout = 0;
    quint64 m_changes = 0;
    bool m_isNewList = true;
    bool m_isAsking = false;
    std::stop_source m_stop;
    QTimer m_refresh;
    // Asked for from the event loop, for data() may not change the model; the last one first.
    mutable std::vector<int> m_wanted;
    std::set<int> m_asking;
    mutable QTimer m_ask;
};

} // namespace ch::ui
