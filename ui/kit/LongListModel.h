// SPDX-License-Identifier: Apache-2.0
// The rows of a list of up to millions of records: their numbers at once, what is in them by pages (PagedItems).
// Thread of the windows.
#pragma once

#include "core/base/Result.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace ch::ui {

template <class Item> class PagedItems;

class LongListModel : public QAbstractTableModel
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

    State state() const { return m_state; }
    const std::optional<Error>& error() const { return m_error; }
    /// Each record's number in the desk's cache, which stays the same wherever the record stands in the list.
    const std::vector<qint64>& rows() const { return m_rows; }
    int rowCount(const QModelIndex& parent = {}) const override;
    /// Whether other rows than these are on their way: of another query, or because the cache has changed.
    virtual bool isBehind() const = 0;

Q_SIGNALS:
    void stateChanged();
    /// Rows first … last are about to be taken out, some of them to come back elsewhere; then landed().
    void aboutToReplace(int first, int last);
    /// Other rows, or another order of them, than before. `isNewList`: of another query than the one before.
    void landed(bool isNewList);

protected:
    explicit LongListModel(QObject* parent) : QAbstractTableModel(parent) {}

    /// What lands next is of another query.
    void beginNewList();
    bool isNewList() const { return m_isNewList; }
    /// Takes out and puts in what differs between the rows that are here and these; the rest stays where it is. `reached`: what is
    /// known of the list once these rows are in it.
    void land(std::vector<qint64> rows, State reached);
    void fail(const Error& error);
    /// The cells of rows first … last have to be painted anew.
    void repaint(int first, int last);
    void repaintAll() { repaint(0, rowCount() - 1); }

private:
    template <class Item> friend class PagedItems;
    void setState(State state);

    State m_state = State::Loading;
    std::optional<Error> m_error;
    std::vector<qint64> m_rows;
    bool m_isNewList = true;
    /// How often rows landed: what a page's number means.
    quint64 m_layout = 0;
};

} // namespace ch::ui
