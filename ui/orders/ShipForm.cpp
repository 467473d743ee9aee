// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ShipForm.h"

#include "ui/kit/Widgets.h"
#include "ui/orders/OrderDetailTable.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kLastCarrier = u"orders/lastCarrier"_s;
constexpr int kNumberColumn = 9 * kGrid;

} // namespace

ShipForm::ShipForm(UiContext& context, const Order& order, QWidget* parent)
    : StepForm(parent)
    , m_context(context)
    , m_lines(order, tr("Ships now"), context.formats().locale())
    , m_tracking(new QLineEdit(this))
    , m_carrier(makeCarrierBox(context, this))
{
    m_trackingField = addField(tr("Tracking number"), m_tracking);
    m_carrierField = addField(tr("Carrier"), m_carrier);
    m_linesField = addField(tr("In this parcel"), makeLines());
    m_notify = new QCheckBox(tr("Tell the customer"), this);
    m_notify->setToolTip(
        tr("Noted on the order and passed on to the shop's web hooks; the service itself sends no mail."));
    addWidget(m_notify);
    m_lines.setAll(true);
    showTotal();
    connect(&m_lines, &QAbstractItemModel::dataChanged, this, &ShipForm::showTotal);
    connect(&m_lines, &QAbstractItemModel::dataChanged, this, &StepForm::edited);
    connect(m_tracking, &QLineEdit::textEdited, this, &StepForm::edited);
    connect(m_carrier, &QComboBox::editTextChanged, this, &StepForm::edited);
    connect(m_notify, &QCheckBox::toggled, this, &StepForm::edited);
}

QWidget* ShipForm::makeLines()
{
    auto* box = new QWidget(this);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    m_table = new OrderDetailTable(tr("In this parcel"), box);
    m_table->setModel(&m_lines);
    m_table->setMostRows(8);
    m_table->setWideColumn(ShipLinesModel::Product);
    m_table->setColumnWidth(ShipLinesModel::Left, kNumberColumn);
    m_table->setColumnWidth(ShipLinesModel::Now, kNumberColumn + 3 * kGrid);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    connect(m_table, &ThemedTable::rowActivated, m_table, qOverload<const QModelIndex&>(&QAbstractItemView::edit));
    m_table->setItemDelegateForColumn(ShipLinesModel::Now, new QuantityDelegate(m_table));
    rows->addWidget(m_table);
    auto* buttons = new QHBoxLayout;
    auto* all = makeButton(tr("Everything left"), ButtonKind::Quiet, box);
    auto* none = makeButton(tr("Nothing"), ButtonKind::Quiet, box);
    buttons->addWidget(all);
    buttons->addWidget(none);
    buttons->addStretch();
    rows->addLayout(buttons);
    box->setFocusProxy(m_table);
    connect(all, &QPushButton::clicked, this, [this] { m_lines.setAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { m_lines.setAll(false); });
    return box;
}

void ShipForm::setDraft(const OrderStepDraft& draft)
{
    const auto* parcel = std::get_if<ShipmentDraft>(&draft);
    if (!parcel)
        return;
    m_carrier->setEditText(parcel->carrier);
    m_tracking->setText(parcel->trackingNo);
    m_notify->setChecked(parcel->notify);
    if (parcel->lines.empty())
        m_lines.setAll(true);
    else
        m_lines.setQuantities(parcel->lines);
}

void ShipForm::check()
{
    m_carrierField->setProblem(textProblem(m_carrierField->caption(), m_carrier->currentText(), kLongestParcelText));
    m_trackingField->setProblem(textProblem(m_trackingField->caption(), m_tracking->text(), kLongestParcelText));
    m_linesField->setProblem(m_lines.total() > 0 ? QString() : tr("In this parcel: at least one unit is needed."));
}

OrderStepDraft ShipForm::read() const
{
    ShipmentDraft draft{.carrier = m_carrier->currentText().trimmed(),
                        .trackingNo = m_tracking->text().trimmed(),
                        .notify = m_notify->isChecked()};
    // All that is left is what the service takes without a list: an order of a thousand lines needs none.
    if (!m_lines.isEverything())
        draft.lines = m_lines.quantities();
    rememberCarrier(m_context, draft.carrier);
    return draft;
}

void ShipForm::showTotal()
{
    const QLocale& locale = m_context.formats().locale();
    const qint64 now = m_lines.total();
    const qint64 left = m_lines.left() - now;
    m_linesField->setProblem({});
    m_linesField->setHint(left > 0
                              ? tr("%1 of %2 units; %3 stay for another parcel.")
                                    .arg(locale.toString(now), locale.toString(m_lines.left()), locale.toString(left))
                              : tr("Everything that is left: %n unit(s).", nullptr, int(now)));
}

QComboBox* makeCarrierBox(const UiContext& context, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setEditable(true);
    for (const Carrier& carrier : context.preferences().carriers())
        box->addItem(carrier.name);
    box->setCurrentIndex(-1);
    box->lineEdit()->setPlaceholderText(ShipForm::tr("Choose or type a name"));
    const QStringList last = context.preferences().list(kLastCarrier);
    if (!last.isEmpty())
        box->setEditText(last.front());
    return box;
}

void rememberCarrier(const UiContext& context, const QString& carrier)
{
    if (context.preferences().list(kLastCarrier) != QStringList{carrier})
        context.preferences().setList(kLastCarrier, {carrier});
}

} // namespace ch::ui
