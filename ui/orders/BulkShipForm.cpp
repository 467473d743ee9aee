// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/BulkShipForm.h"

#include "ui/orders/ShipForm.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

BulkShipModel::BulkShipModel(std::vector<OrderListItem> orders, const Formats& formats, QObject* parent)
    : QAbstractTableModel(parent)
    , m_orders(std::move(orders))
    , m_tracking(m_orders.size())
    , m_formats(formats)
{}

void BulkShipModel::paste(const QString& text, int fromRow)
{
    size_t row = static_cast<size_t>(std::max(fromRow, 0));
    for (const QString& line : text.split(u'\n')) {
        if (row >= m_tracking.size())
            break;
        // Of rows with several cells the last is the tracking number.
        m_tracking[row++] = line.section(u'\t', -1).trimmed().left(kLongestParcelText);
    }
    Q_EMIT dataChanged(index(0, Tracking), index(rowCount({}) - 1, Tracking));
}

int BulkShipModel::ready() const
{
    return int(std::ranges::count_if(m_tracking, [](const QString& number) { return !number.isEmpty(); }));
}

int BulkShipModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_orders.size());
}

int BulkShipModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BulkShipModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto row = static_cast<size_t>(index.row());
    const OrderListItem& order = m_orders[row];
    if (role == OrderDetailTable::kSecondLineRole && index.column() == Number)
        return QStringList({order.customerName, order.city, order.country}).join(u" · "_s);
    if (role == Qt::TextAlignmentRole && index.column() == Units)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole && index.column() == Tracking)
        return tr("Tracking number of %1: %2").arg(order.orderNo, m_tracking[row]);
    if (role != Qt::DisplayRole && !(role == Qt::EditRole && index.column() == Tracking))
        return {};
    switch (index.column()) {
    case Number:
        return order.orderNo;
    case Units:
        return m_formats.count(order.toShip);
    default:
        return m_tracking[row];
    }
}

QVariant BulkShipModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Units ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Order");
    case Units:
        return tr("Units");
    default:
        return tr("Tracking number");
    }
}

Qt::ItemFlags BulkShipModel::flags(const QModelIndex& index) const
{
    const auto flags = QAbstractTableModel::flags(index);
    return index.column() == Tracking ? flags | Qt::ItemIsEditable : flags;
}

bool BulkShipModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || index.column() != Tracking || role != Qt::EditRole)
        return false;
    const QString number = value.toString().trimmed();
    if (number.size() > kLongestParcelText)
        return false;
    m_tracking[static_cast<size_t>(index.row())] = number;
    Q_EMIT dataChanged(index, index);
    return true;
}

namespace {

/// A column of numbers that is pasted while one is typed goes into the rows below, not into one field.
class TrackingDelegate final : public FieldDelegate
{
public:
    using Pasted = std::function<void(const QString& text)>;
    TrackingDelegate(QAbstractItemView* view, Pasted pasted) : FieldDelegate(view), m_pasted(std::move(pasted)) {}

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        auto* editor = qobject_cast<QLineEdit*>(watched);
        if (editor && event->type() == QEvent::KeyPress &&
            static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
            const QString text = QGuiApplication::clipboard()->text();
            if (text.trimmed().contains(u'\n')) {
                Q_EMIT closeEditor(editor, RevertModelCache);
                m_pasted(text);
                return true;
            }
        }
        return FieldDelegate::eventFilter(watched, event);
    }

private:
    Pasted m_pasted;
};

} // namespace

BulkShipTable::BulkShipTable(BulkShipModel& model, QWidget* parent)
    : OrderDetailTable(BulkShipForm::tr("Orders to ship"), parent)
    , m_model(model)
{
    setModel(&model);
    setMostRows(OrderDetailTable::kAllRows);
    setWideColumn(BulkShipModel::Number);
    setColumnWidth(BulkShipModel::Units, 8 * kGrid);
    setColumnWidth(BulkShipModel::Tracking, 30 * kGrid);
    setItemDelegateForColumn(BulkShipModel::Tracking, new TrackingDelegate(this, [this](const QString& text) {
                                 m_model.paste(text, currentIndex().row());
                             }));
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectItems);
    setEditTriggers(AllEditTriggers);
    connect(this, &ThemedTable::rowActivated, this, [this](const QModelIndex& index) { edit(index); });
}

void BulkShipTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste)) {
        m_model.paste(QGuiApplication::clipboard()->text(), currentIndex().row());
        return;
    }
    OrderDetailTable::keyPressEvent(event);
}

void BulkShipTable::focusInEvent(QFocusEvent* event)
{
    OrderDetailTable::focusInEvent(event);
    // Who comes by Tab comes to enter numbers, beginning with the first that is missing.
    if (event->reason() != Qt::TabFocusReason || currentIndex().column() == BulkShipModel::Tracking)
        return;
    for (int row = 0; row < m_model.rowCount({}); ++row) {
        if (m_model.tracking(size_t(row)).isEmpty())
            return setCurrentIndex(m_model.index(row, BulkShipModel::Tracking));
    }
}

void BulkShipTable::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint)
{
    OrderDetailTable::closeEditor(editor, hint);
    const QModelIndex below = currentIndex().siblingAtRow(currentIndex().row() + 1);
    if (hint != QAbstractItemDelegate::SubmitModelCache || !below.isValid() || !isVisible())
        return;
    // Which begins to edit it.
    setCurrentIndex(below);
}

BulkShipForm::BulkShipForm(UiContext& context, std::vector<OrderListItem> eligible, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(std::move(eligible), context.formats())
    , m_carrier(makeCarrierBox(context, this))

{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    m_carrierField = new SheetField(tr("Carrier of all parcels"), m_carrier, this);
    column->addWidget(m_carrierField);
    m_notify = new QCheckBox(tr("Tell the customers"), this);
    column->addWidget(m_notify);
    m_table = new BulkShipTable(m_model, this);
    m_tableField = new SheetField(tr("Orders to ship"), m_table, this);
    column->addWidget(m_tableField);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &BulkShipForm::showReady);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &BulkShipForm::edited);
    connect(m_carrier, &QComboBox::editTextChanged, this, &BulkShipForm::edited);
    showReady();
}

std::vector<OrderStepRequest> BulkShipForm::requests()
{
    m_carrierField->setProblem(textProblem(m_carrierField->caption(), m_carrier->currentText(), kLongestParcelText));
    m_tableField->setProblem(ready() > 0 ? QString() : tr("Tracking number: at least one order needs one."));
    if (focusFirstProblem({m_carrierField, m_tableField}))
        return {};
    const QString carrier = m_carrier->currentText().trimmed();
    rememberCarrier(m_context, carrier);
    std::vector<OrderStepRequest> requests;
    for (size_t i = 0; i < m_model.orders().size(); ++i) {
        if (m_model.tracking(i).isEmpty())
            continue;
        requests.push_back(
            {m_model.orders()[i].id,
             ShipmentDraft{.carrier = carrier, .trackingNo = m_model.tracking(i), .notify = m_notify->isChecked()}});
    }
    return requests;
}

QStringList BulkShipForm::orderNos() const
{
    QStringList numbers;
    for (size_t i = 0; i < m_model.orders().size(); ++i) {
        if (!m_model.tracking(i).isEmpty())
            numbers.push_back(m_model.orders()[i].orderNo);
    }
    return numbers;
}

void BulkShipForm::showReady()
{
    m_tableField->setProblem({});
    const int missing = m_model.rowCount({}) - ready();
    m_tableField->setHint(missing == 0
                              ? QString()
                              : tr("%n without a tracking number: not shipped. Type, scan or paste a column of "
                                   "numbers.",
                                   nullptr, missing));
}

} // namespace ch::ui
