// SPDX-License-Identifier: Apache-2.0
// The rows of a list of products, a hundred thousand of them: numbers of rows at once, what is in them by pages as it is looked at.
// Thread of the windows; what it asks for is answered from lanes, and what comes too late is dropped.
#pragma once

#include "ui/inventory/ProductCells.h"
#include "ui/kit/PagedItems.h"
#include "ui/kit/UiContext.h"

#include <stop_token>

namespace ch::ui {

class ProductListModel : public LongListModel
{
    Q_OBJECT

public:
    explicit ProductListModel(UiContext& context, QObject* parent = nullptr);
    ~ProductListModel() override;

    void setQuery(const ProductQuery& query);
    const ProductQuery& query() const { return m_query; }
    /// The same list anew: rows come and go where they differ, the rest stays where it is.
    void refresh();
    bool isBehind() const override { return state() == State::Loading || m_isAsking || m_refresh.isActive(); }

    /// Nothing if it is not here yet: then it is asked for.
    const ProductListItem* itemAt(int row) const { return m_items.at(row); }
    /// Nothing if it is not here; asks for nothing.
    const ProductListItem* knownItem(qint64 number) const { return m_items.known(number); }
    /// Where the product's row is now; -1 if the list does not have it.
    int positionOf(qint64 number) const;

    /// Times on screen have moved on, or are written in another language.
    void rewrite();
    ProductWriter writer() const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void askRows();
    void onRows(Result<std::vector<qint64>> answer);
    void onChanged();

    UiContext& m_context;
    ProductQuery m_query;
    UtcTime m_now;
    PagedItems<ProductListItem> m_items;

    /// Which query an answer is for.
    quint64 m_generation = 0;
    bool m_isAsking = false;
    std::stop_source m_stop;
    QTimer m_refresh;
};

} // namespace ch::ui
