// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/BulkResults.h"

#include "ui/kit/Widgets.h"
#include "ui/orders/OrderDetailTable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool hasFailed(const BulkRun::Row& row)
{
    return row.state == BulkRun::State::Refused || row.state == BulkRun::State::NotTaken;
}

} // namespace

BulkResultModel::BulkResultModel(BulkRun& run, QObject* parent) : QAbstractTableModel(parent), m_run(run)
{
    connect(&run, &BulkRun::changed, this, &BulkResultModel::onChanged);
}

void BulkResultModel::reset()
{
    beginResetModel();
    m_order.resize(m_run.rows().size());
    std::iota(m_order.begin(), m_order.end(), size_t(0));
    endResetModel();
}

void BulkResultModel::onChanged(int, int last)
{
    if (size_t(last) >= m_order.size())
        return;
    if (m_run.ended() == std::ssize(m_order)) {
        std::vector<size_t> order = m_order;
        std::stable_partition(order.begin(), order.end(), [this](size_t row) { return hasFailed(m_run.rows()[row]); });
        if (order != m_order) {
            Q_EMIT layoutAboutToBeChanged();
            const QModelIndexList before = persistentIndexList();
            QModelIndexList after;
            for (const QModelIndex& each : before) {
                const auto now = std::ranges::find(order, m_order[size_t(each.row())]);
                after.push_back(index(int(now - order.begin()), each.column()));
            }
            m_order = std::move(order);
            changePersistentIndexList(before, after);
            Q_EMIT layoutChanged();
        }
    }
    Q_EMIT dataChanged(index(0, 0), index(int(m_order.size()) - 1, ColumnCount - 1));
}

int BulkResultModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int BulkResultModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BulkResultModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount({}))
        return {};
    const BulkRun::Row& row = rowAt(index.row());
    if (role == OrderDetailTable::kToneRole && index.column() == What)
        return int(toneOf(row.state));
    if (role == OrderDetailTable::kSecondLineRole && index.column() == Number)
        return m_run.wish(row);
    if (role == Qt::ToolTipRole && index.column() == Why && hasFailed(row))
        return words(row.error).next;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Number:
        return row.orderNo;
    case What:
        return words(row.state);
    default:
        return hasFailed(row) ? words(row.error).what : QString();
    }
}

QVariant BulkResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Order");
    case What:
        return tr("Result");
    default:
        return tr("Reason");
    }
}

BulkResults::BulkResults(UiContext& context, BulkRun& run, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_run(run)
    , m_model(run)
    , m_table(new OrderDetailTable(tr("Results"), this))
    , m_summary(new TextLabel({}, TextStyle::Heading, this))
    , m_progress(new QProgressBar(this))
    , m_undo(makeButton(tr("Undo all"), ButtonKind::Plain, this))
    , m_retry(makeButton({}, ButtonKind::Plain, this))
    , m_copy(makeButton(tr("Copy as text"), ButtonKind::Plain, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_table->setModel(&m_model);
    m_table->setMostRows(OrderDetailTable::kAllRows);
    m_table->setColumnWidth(BulkResultModel::Number, 26 * kGrid);
    m_table->setColumnWidth(BulkResultModel::What, 16 * kGrid);
    m_table->setWideColumn(BulkResultModel::Why);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_undo, m_retry, m_copy})
        buttons->addWidget(button);
    buttons->addStretch();
    column->addWidget(m_summary);
    column->addWidget(m_progress);
    column->addLayout(buttons);
    column->addWidget(m_table);
    connect(&run, &BulkRun::changed, this, &BulkResults::showProgress);
    connect(m_undo, &QPushButton::clicked, &run, &BulkRun::undoAll);
    connect(m_retry, &QPushButton::clicked, &run, &BulkRun::retryFailed);
    connect(m_copy, &QPushButton::clicked, this, &BulkResults::copy);
    connect(m_table, &ThemedTable::rowActivated, this,
            [this](const QModelIndex& index) { Q_EMIT orderActivated(m_model.rowAt(index.row()).request.order); });
}

void BulkResults::begin()
{
    m_model.reset();
    showProgress();
}

void BulkResults::showProgress()
{
    const Formats& formats = m_context.formats();
    const auto all = qsizetype(m_run.rows().size());
    m_progress->setRange(0, int(all));
    m_progress->setValue(int(m_run.ended()));
    QStringList parts{tr("%1 of %2 done").arg(formats.count(m_run.count(BulkRun::State::Done)), formats.count(all))};
    if (const qsizetype failed = m_run.failed())
        parts.push_back(tr("%n failed", nullptr, int(failed)));
    if (const qsizetype back = m_run.count(BulkRun::State::TakenBack))
        parts.push_back(tr("%n taken back", nullptr, int(back)));
    const qsizetype waiting = all - m_run.ended();
    const bool isOnline = m_context.workspace().status().isOnline();
    if (waiting > 0)
        parts.push_back(isOnline ? tr("%n waiting", nullptr, int(waiting))
                                 : tr("%n waiting for the service to be reached", nullptr, int(waiting)));
    m_summary->setFullText(parts.join(u" · "_s));
    m_undo->setVisible(m_run.canUndo());
    m_retry->setVisible(m_run.failed() > 0);
    m_retry->setText(tr("Retry %n failed", nullptr, int(m_run.failed())));
}

QString BulkResults::asText() const
{
    return QString(m_summary->text() + u'\n' + m_table->asText(false));
}

void BulkResults::copy()
{
    QGuiApplication::clipboard()->setText(asText());
    m_context.toast({.text = tr("Copied.")});
}

QString words(BulkRun::State state)
{
    switch (state) {
    case BulkRun::State::Preparing:
        return BulkResults::tr("Being prepared");
    case BulkRun::State::Waiting:
        return words(OperationState::Waiting);
    case BulkRun::State::Sending:
        return words(OperationState::Sending);
    case BulkRun::State::Done:
        return words(OperationState::Done);
    case BulkRun::State::Refused:
        return words(OperationState::Refused);
    case BulkRun::State::NotTaken:
        return BulkResults::tr("Not possible");
    case BulkRun::State::TakenBack:
        return BulkResults::tr("Taken back");
    case BulkRun::State::Discarded:
        return words(OperationState::Discarded);
    }
    Q_UNREACHABLE();
}

Tone toneOf(BulkRun::State state)
{
    switch (state) {
    case BulkRun::State::Preparing:
    case BulkRun::State::TakenBack:
    case BulkRun::State::Discarded:
        return Tone::Neutral;
    case BulkRun::State::Waiting:
    case BulkRun::State::Sending:
        return Tone::Info;
    case BulkRun::State::Done:
        return Tone::Good;
    case BulkRun::State::Refused:
    case BulkRun::State::NotTaken:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

} // namespace ch::ui
