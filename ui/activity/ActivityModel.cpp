// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/ActivityModel.h"

#include "ui/activity/OperationText.h"

#include <QSet>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More changes at once than anybody follows: the list begins anew.
constexpr size_t kManyRows = 2'000;

} // namespace

ActivityModel::ActivityModel(ActivitySection section, UiContext& context, QObject* parent)
    : QAbstractListModel(parent)
    , m_section(section)
    , m_context(context)
{}

void ActivityModel::setItems(std::vector<ActivityItem> items)
{
    m_all = std::move(items);
    setSearch(m_words.join(u' '));
}

void ActivityModel::setSearch(const QString& text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    std::vector<ActivityItem> found;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(found),
                 [this](const ActivityItem& item) { return matches(item); });
    show(std::move(found));
}

bool ActivityModel::matches(const ActivityItem& item) const
{
    if (m_words.isEmpty())
        return true;
    QString text;
    if (const PendingOperation* operation = operationIn(item)) {
        text = titleOf(*operation) + u' ' + summaryOf(*operation, m_context.formats());
        if (operation->state == OperationState::Refused)
            text += u' ' + words(failureOf(*operation)).what;
    } else {
        text = titleOf(*recordIn(item)) + u' ' + recordIn(item)->problem;
    }
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

void ActivityModel::show(std::vector<ActivityItem> items)
{
    if (items.size() + m_shown.size() > kManyRows) {
        beginResetModel();
        m_shown = std::move(items);
        endResetModel();
        return;
    }
    removeMissing(items);
    for (size_t i = 0; i < items.size(); ++i)
        place(std::move(items[i]), int(i));
}

void ActivityModel::removeMissing(const std::vector<ActivityItem>& items)
{
    QSet<QString> keys;
    for (const ActivityItem& item : items)
        keys.insert(keyOf(item));
    for (int row = int(m_shown.size()) - 1; row >= 0; --row) {
        if (keys.contains(keyOf(m_shown[size_t(row)])))
            continue;
        beginRemoveRows({}, row, row);
        m_shown.erase(m_shown.begin() + row);
        endRemoveRows();
    }
}

void ActivityModel::place(ActivityItem item, int row)
{
    const int now = rowOf(keyOf(item));
    if (now < 0) {
        beginInsertRows({}, row, row);
        m_shown.insert(m_shown.begin() + row, std::move(item));
        endInsertRows();
        return;
    }
    if (now != row) {
        // Rows before `row` are in their places, so it can only move up.
        beginMoveRows({}, now, now, {}, row);
        std::rotate(m_shown.begin() + row, m_shown.begin() + now, m_shown.begin() + now + 1);
        endMoveRows();
    }
    ActivityItem& shown = m_shown[size_t(row)];
    const bool isEqual = looksEqual(shown, item);
    shown = std::move(item);
    if (!isEqual)
        Q_EMIT dataChanged(index(row), index(row));
}

int ActivityModel::rowOf(const QString& key) const
{
    const auto found =
        std::find_if(m_shown.begin(), m_shown.end(), [&](const ActivityItem& item) { return keyOf(item) == key; });
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

int ActivityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

ActivityRow ActivityModel::rowAt(int row) const
{
    const ActivityItem& shown = item(row);
    const Formats& formats = m_context.formats();
    const UtcTime now = m_context.now();
    if (const desk::QuarantinedRecord* record = recordIn(shown))
        return {"warning"_L1, titleOf(*record), problemOf(*record), formats.when(record->at, now), {}, Tone::Warn};
    const PendingOperation& operation = *operationIn(shown);
    ActivityRow text{.icon = iconOf(operation.kind),
                     .title = titleOf(operation),
                     .text = summaryOf(operation, formats),
                     .time = formats.when(operation.endedAt.value_or(operation.createdAt), now),
                     .tone = toneOf(operation.state)};
    if (m_section == ActivitySection::NeedsAttention)
        text.text = words(failureOf(operation)).what;
    else if (m_section == ActivitySection::Waiting)
        text.text = waitingWords(operation, formats, now, m_context.workspace().status().isOnline());
    if (operation.state == OperationState::Discarded || operation.state == OperationState::Sending)
        text.pill = words(operation.state);
    return text;
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount({}))
        return {};
    if (role == Qt::DisplayRole)
        return rowAt(index.row()).title;
    if (role == Qt::AccessibleTextRole) {
        const ActivityRow shown = rowAt(index.row());
        QStringList parts{shown.title, shown.text, shown.pill, shown.time};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    return {};
}

} // namespace ch::ui
