// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/RefundSheet.h"

#include "core/domain/OrderDraftChecks.h"
#include "ui/orders/OrderDetailTable.h"
#include "ui/orders/RefundPreview.h"
#include "ui/orders/ShipLinesModel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ch::ui {

namespace {

constexpr int kLongestReason = 64;

} // namespace

RefundSheet::RefundSheet(UiContext& context, const desk::OrderDetail& detail, QWidget* host)
    : EditOnlineSheet(context, detail, tr("Refund"), host)
    , m_amount(new QLineEdit(this))
    , m_reason(new QComboBox(this))
    , m_effect(new TextLabel({}, TextStyle::Body, this))
    , m_most(refundableMinor(detail.base))
{
    const Order& order = detail.base;
    m_amount->setAlignment(Qt::AlignRight);
    m_amount->setText(textFromMinor(m_most, order.currency, context.formats().locale()));
    m_amountField = addField(tr("Amount in %1").arg(order.currency), m_amount);
    m_amountField->setHint(tr("At most %1: what was paid and not given back yet.").arg(money(m_most)));
    m_reason->setEditable(true);
    m_reason->addItems({tr("Customer's request"), tr("Out of stock"), tr("Damaged in transit"), tr("Wrong item"),
                        tr("Arrived late"), tr("Paid twice")});
    m_reason->setCurrentIndex(-1);
    m_reasonField = addField(tr("Reason"), m_reason);
    if (releasableUnits(order) > 0)
        m_releaseField = addField(tr("Units that will not ship"), makeRelease());
    m_note = new QPlainTextEdit(this);
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(10 * kGrid);
    m_noteField = addField(tr("Note"), m_note);
    fields()->addWidget(m_effect);
    addButtons(tr("Refund"));
    connect(m_amount, &QLineEdit::textEdited, this, &RefundSheet::showEffect);
    connect(m_amount, &QLineEdit::textEdited, this, &RefundSheet::markEdited);
    connect(m_reason, &QComboBox::editTextChanged, this, &RefundSheet::markEdited);
    connect(m_note, &QPlainTextEdit::textChanged, this, &RefundSheet::markEdited);
    showEffect();
}

QWidget* RefundSheet::makeRelease()
{
    m_release = new ShipLinesModel(detail().base, tr("Back to stock"), context().formats().locale(), this);
    auto* table = new OrderDetailTable(tr("Units that will not ship"), this);
    table->setModel(m_release);
    table->setMostRows(6);
    table->setWideColumn(ShipLinesModel::Product);
    table->setColumnWidth(ShipLinesModel::Left, 8 * kGrid);
    table->setColumnWidth(ShipLinesModel::Now, 14 * kGrid);
    table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    connect(table, &ThemedTable::rowActivated, table, qOverload<const QModelIndex&>(&QAbstractItemView::edit));
    table->setItemDelegateForColumn(ShipLinesModel::Now, new QuantityDelegate(table));
    connect(m_release, &QAbstractItemModel::dataChanged, this, &RefundSheet::showEffect);
    connect(m_release, &QAbstractItemModel::dataChanged, this, &RefundSheet::markEdited);
    return table;
}

std::optional<RefundDraft> RefundSheet::draft() const
{
    const auto amount = minorFromText(m_amount->text(), detail().base.currency, context().formats().locale());
    if (!amount)
        return std::nullopt;
    RefundDraft draft{
        .amountMinor = *amount, .reason = m_reason->currentText().trimmed(), .note = m_note->toPlainText().trimmed()};
    if (m_release)
        draft.release = m_release->quantities();
    return draft;
}

bool RefundSheet::check()
{
    m_reasonField->setProblem(textProblem(m_reasonField->caption(), m_reason->currentText(), kLongestReason));
    m_noteField->setProblem(textProblem(m_noteField->caption(), m_note->toPlainText(), int(kMaxNoteLength), false));
    const auto wanted = draft();
    QString problem;
    if (!wanted)
        problem = tr("Amount: a number such as %1 is needed.")
                      .arg(textFromMinor(1250, detail().base.currency, context().formats().locale()));
    else if (wanted->amountMinor > m_most)
        problem = tr("Amount: at most %1 can be given back.").arg(money(m_most));
    else if (wanted->amountMinor == 0 && wanted->release.empty() && m_most > 0)
        problem = tr("Amount: more than nothing is needed, unless units go back to stock.");
    m_amountField->setProblem(problem);
    return true;
}

QFuture<Result<Order>> RefundSheet::send(const OpId& key)
{
    // The version that the person saw: if anybody else refunded meanwhile, the service refuses this one.
    return context().workspace().orders().refund(detail().base.id, draft().value_or(RefundDraft{}),
                                                 detail().base.version, key);
}

QString RefundSheet::doneWords(const Order& order) const
{
    const auto sent = draft();
    return tr("%1 refunded for %2.").arg(money(sent ? sent->amountMinor : 0), order.orderNo);
}

void RefundSheet::showEffect()
{
    m_amountField->setProblem({});
    const auto wanted = draft();
    if (!wanted) {
        m_effect->setFullText({});
        return;
    }
    if (primaryButton())
        primaryButton()->setText(tr("Refund %1").arg(money(wanted->amountMinor)));
    RefundDraft complete = *wanted;
    complete.reason = QStringLiteral("-");
    const auto after = refundPreview(detail().base, complete, context().now());
    QString effect;
    if (after && after->status == OrderStatus::Cancelled && detail().base.status != OrderStatus::Cancelled)
        effect = tr("The order will be cancelled, for nothing is left to ship; its units go back to stock.");
    else if (after && after->status != detail().base.status)
        effect = tr("The order will be %1, for nothing is left to ship.").arg(words(after->status));
    else if (after)
        effect = tr("The order stays %1.").arg(words(after->status));
    m_effect->setFullText(effect);
    m_effect->setTone(after && after->status != detail().base.status ? Tone::Warn : Tone::Neutral);
}

QString RefundSheet::money(qint64 minor) const
{
    return context().formats().money(minor, detail().base.currency);
}

} // namespace ch::ui
