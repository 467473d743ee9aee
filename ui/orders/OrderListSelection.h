// SPDX-License-Identifier: Apache-2.0
// What is selected in a list of orders, kept by row when the list changes under it: rows that leave the list leave the
// selection, rows that move stay in it.
// Thread of the windows.
#pragma once

#include "ui/orders/OrderListModel.h"

#include <QItemSelectionModel>

namespace ch::ui {

class OrderListSelection : public QItemSelectionModel
{
    Q_OBJECT

public:
    OrderListSelection(OrderListModel& model, UiContext& context, QObject* parent = nullptr);

    qint64 count() const;
    /// Which orders they are; nothing while that is being looked up (only rows that were looked at are known at once).
    std::optional<std::vector<OrderId>> ids() const;
    /// Selects this row alone and makes it current.
    void selectOnly(int row);
    /// Where Shift extends a selection from: where a person began, or what selectOnly() chose. Qt's views keep one of their own,
    /// and lose it when the row is taken out of the list and put back elsewhere.
    QModelIndex anchor() const { return m_anchor; }
    void setAnchor(const QModelIndex& index) { m_anchor = index; }
    /// Neighbours of the current row, selected alone; false at the end of the list.
    bool step(int by);

Q_SIGNALS:
    /// How many are selected may be different from before.
    void countChanged(qint64 count);
    /// ids() is known, and other than before.
    void idsChanged(const std::vector<ch::OrderId>& ids);
    /// A person moved to another row; null: it is not here yet, or there is none.
    void moved(ch::OrderId order);

private:
    std::vector<RowNumber> selectedRows(int first, int last) const;
    void beforeReplace(int first, int last);
    void afterLanding(bool isNewList);
    void selectRows(const std::vector<int>& positions, SelectionFlag how = Select);
    void restoreCurrent(bool isNewList);
    void restoreAnchor(bool isNewList);
    /// Makes what lies between anchor and current row what Shift goes on with, apart from the rest of the selection.
    void renewRun();
    void onCurrentChanged(const QModelIndex& current);
    void onDataChanged();
    void onState();
    /// One who selects something else does not want back what was on its way.
    void forgetAwaited();
    void resolve();
    void askNext();
    void onItems(const Result<std::vector<OrderListItem>>& answer);

    OrderListModel& m_model;
    UiContext& m_context;
    QPersistentModelIndex m_anchor;
    std::optional<RowNumber> m_keptAnchor;
    bool m_isLanding = false;
    bool m_isCurrentGone = false;
    bool m_isCurrentUnknown = false;
    std::vector<RowNumber> m_kept;
    /// The current row and those behind it: the first that is still there takes its place.
    std::vector<RowNumber> m_keptCurrent;
    /// What the first rows of a list do not have, all of its rows may.
    std::vector<RowNumber> m_awaited;
    std::vector<RowNumber> m_awaitedCurrent;

    QTimer m_resolve;
    quint64 m_generation = 0;
    std::vector<RowNumber> m_rows;
    /// Of those of m_rows that are known: the rest is asked for, chunk by chunk.
    std::unordered_map<RowNumber, OrderId> m_known;
    std::vector<RowNumber> m_unknown;
    bool m_isKnown = true;
};

} // namespace ch::ui
