// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/LongListModel.h"

#include <algorithm>

namespace ch::ui {

namespace {

int commonStart(const std::vector<qint64>& a, const std::vector<qint64>& b)
{
    return int(std::ranges::mismatch(a, b).in1 - a.begin());
}

int commonEnd(const std::vector<qint64>& a, const std::vector<qint64>& b, int start)
{
    const size_t most = std::min(a.size(), b.size()) - size_t(start);
    size_t length = 0;
    while (length < most && a[a.size() - 1 - length] == b[b.size() - 1 - length])
        ++length;
    return int(length);
}

} // namespace

int LongListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

void LongListModel::beginNewList()
{
    m_isNewList = true;
    setState(State::Loading);
}

void LongListModel::land(std::vector<qint64> rows, State reached)
{
    const int start = commonStart(m_rows, rows);
    const int end = commonEnd(m_rows, rows, start);
    const int taken = int(m_rows.size()) - start - end;
    const int added = int(rows.size()) - start - end;
    ++m_layout;
    if (taken > 0) {
        Q_EMIT aboutToReplace(start, start + taken - 1);
        beginRemoveRows({}, start, start + taken - 1);
        m_rows.erase(m_rows.begin() + start, m_rows.begin() + start + taken);
        endRemoveRows();
    }
    if (added > 0) {
        beginInsertRows({}, start, start + added - 1);
        m_rows = std::move(rows);
        endInsertRows();
    }
    // Whoever hears of the rows may ask whether these are all.
    m_state = reached;
    Q_EMIT landed(std::exchange(m_isNewList, false));
    setState(reached);
}

void LongListModel::fail(const Error& error)
{
    m_error = error;
    setState(State::Failed);
}

void LongListModel::setState(State state)
{
    if (state != State::Failed)
        m_error.reset();
    m_state = state;
    Q_EMIT stateChanged();
}

void LongListModel::repaint(int first, int last)
{
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

} // namespace ch::ui
