// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductListModel.h"

#include "core/base/Deliver.h"
#include "core/desk/ProductStore.h"
#include "ui/kit/TextLabel.h"

#include <algorithm>

namespace ch::ui {

namespace {

using namespace std::chrono_literals;

/// While a sync brings page after page, the list is asked for anew no more often than this.
constexpr auto kRefreshPause = 250ms;

} // namespace

ProductListModel::ProductListModel(UiContext& context, QObject* parent)
    : LongListModel(parent)
    , m_context(context)
    , m_now(context.now())
    , m_items(*this, [&context](const auto& numbers) { return context.workspace().products().items(numbers); })
{
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &ProductListModel::refresh);
    connect(&context.workspace().products(), &desk::ProductStore::changed, this, &ProductListModel::onChanged);
    connect(&context, &UiContext::formatsChanged, this, &ProductListModel::rewrite);
}

ProductListModel::~ProductListModel()
{
    m_stop.request_stop();
}

void ProductListModel::setQuery(const ProductQuery& query)
{
    m_query = query;
    m_now = m_context.now();
    beginNewList();
    askRows();
}

void ProductListModel::refresh()
{
    // While a first sync runs, every answer is old when it comes; to stop it each time would be never to have one.
    if (m_isAsking)
        return m_refresh.start(kRefreshPause);
    askRows();
}

void ProductListModel::askRows()
{
    m_refresh.stop();
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
    m_isAsking = true;
    deliver(m_context.workspace().products().rows(m_query, m_stop.get_token()), this,
            [this, generation = m_generation](Result<std::vector<qint64>> rows) {
                if (generation == m_generation)
                    onRows(std::move(rows));
            });
}

void ProductListModel::onRows(Result<std::vector<qint64>> answer)
{
    m_isAsking = false;
    if (!answer)
        return fail(answer.error());
    land(*std::move(answer), State::Complete);
}

void ProductListModel::onChanged()
{
    m_items.markStale([](const ProductListItem*) { return true; });
    // What is on screen is painted again, and so asked for again; the rest is when it is looked at.
    repaintAll();
    if (!m_refresh.isActive())
        m_refresh.start(kRefreshPause);
}

void ProductListModel::rewrite()
{
    m_now = m_context.now();
    repaintAll();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

ProductWriter ProductListModel::writer() const
{
    return {m_context.formats(), m_now, m_context.workspace().identity().currency};
}

int ProductListModel::positionOf(qint64 number) const
{
    const auto found = std::ranges::find(rows(), number);
    return found == rows().end() ? -1 : int(found - rows().begin());
}

int ProductListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : productColumns().count();
}

QVariant ProductListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = ProductColumn(index.column());
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (specOf(column).isRightAligned ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const ProductListItem* item = itemAt(index.row());
    if (!item)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    if (role == Qt::ToolTipRole)
        return plainTip(writer().tip(*item, column));
    return role == Qt::DisplayRole ? writer().text(*item, column) : writer().spoken(*item, column);
}

QVariant ProductListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto column = ProductColumn(section);
    if (role == Qt::DisplayRole)
        return titleOf(column);
    if (role == Qt::ToolTipRole)
        return meaningOf(column);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (specOf(column).isRightAligned ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace ch::ui
