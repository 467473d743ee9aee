// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderDetailMoney.h"

#include "ui/orders/OrderDetailText.h"

#include <QGridLayout>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

OrderDetailMoney::OrderDetailMoney(UiContext& context, QWidget* parent)
    : Card(tr("Payment"), parent)
    , m_context(context)
{}

void OrderDetailMoney::render(const Order& order, const std::vector<TimelineEntry>& timeline)
{
    setVisible(seesMoney(m_context.role()));
    delete m_rows;
    m_rows = new QWidget(this);
    m_grid = new QGridLayout(m_rows);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(kGrid / 2);
    m_grid->setColumnStretch(0, 1);
    m_currency = order.currency;
    body()->addWidget(m_rows);
    if (!seesMoney(m_context.role()))
        return;
    addSums(order);
    if (!order.payments.empty())
        addRule();
    for (const Payment& payment : order.payments)
        addPayment(payment);
    for (const TimelineEntry& entry : timeline) {
        if (entry.kind == TimelineKind::Refunded)
            addRefund(entry);
    }
}

void OrderDetailMoney::addSums(const Order& order)
{
    addSum(tr("Subtotal"), order.subtotalMinor);
    if (order.discountMinor != 0)
        addSum(tr("Discount"), -order.discountMinor);
    addSum(tr("Shipping"), order.shippingMinor);
    addSum(tr("Total"), order.totalMinor, TextStyle::Strong);
    addRule();
    addSum(tr("Paid"), order.paidMinor);
    if (order.refundedMinor != 0)
        addSum(tr("Refunded"), -order.refundedMinor);
    // Nobody owes anything for what was cancelled.
    const qint64 due =
        order.status == OrderStatus::Pending ? std::max<qint64>(order.totalMinor - order.paidMinor, 0) : 0;
    addSum(tr("Due"), due, due > 0 ? TextStyle::Strong : TextStyle::Body);
}

void OrderDetailMoney::addSum(const QString& caption, qint64 minor, TextStyle style)
{
    const int row = m_grid->rowCount();
    auto* name = new TextLabel(caption, style, m_rows);
    name->setMuted(style == TextStyle::Body);
    auto* amount = makeSelectable(money(minor), style, m_rows);
    amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    amount->setAccessibleName(QString(caption + u' ' + money(minor)));
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(amount, row, 1);
}

void OrderDetailMoney::addPayment(const Payment& payment)
{
    const QString method = QStringList({payment.method, payment.reference}).join(u" · "_s);
    if (payment.accepted) {
        addEvent(tr("Payment"), method, payment.at, money(payment.amountMinor));
        return;
    }
    addEvent(tr("Refused payment"), method, payment.at, money(payment.amountMinor));
    const Error why{.kind = ErrorKind::Conflict, .code = payment.reason};
    auto* reason = new TextLabel(tr("%1 The money is kept until it is refunded.").arg(words(why).what),
                                 TextStyle::Caption, m_rows);
    reason->setTone(Tone::Warn);
    m_grid->addWidget(reason, m_grid->rowCount(), 0, 1, 2);
}

void OrderDetailMoney::addRefund(const TimelineEntry& entry)
{
    QStringList about;
    for (const QLatin1StringView name : {"refund_no"_L1, "reason"_L1, "note"_L1}) {
        const QString value = textOf(entry.detail, name);
        if (!value.isEmpty())
            about.push_back(value);
    }
    addEvent(tr("Refund"), about.join(u" · "_s), entry.at, money(-numberOf(entry.detail, "amount_minor"_L1)));
}

void OrderDetailMoney::addEvent(const QString& caption, const QString& below, UtcTime at, const QString& amount)
{
    const int row = m_grid->rowCount();
    m_grid->addWidget(new TextLabel(caption, TextStyle::Body, m_rows), row, 0);
    auto* value = makeSelectable(amount, TextStyle::Body, m_rows);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_grid->addWidget(value, row, 1);
    auto* about = makeSelectable(below, TextStyle::Caption, m_rows);
    about->setWordWrap(true);
    m_grid->addWidget(about, row + 1, 0);
    auto* when = makeTimeLabel(m_context, at, m_rows);
    when->setAlignment(Qt::AlignRight | Qt::AlignTop);
    m_grid->addWidget(when, row + 1, 1);
}

void OrderDetailMoney::addRule()
{
    auto* rule = new QFrame(m_rows);
    rule->setFrameShape(QFrame::HLine);
    rule->setFixedHeight(1);
    const int row = m_grid->rowCount();
    m_grid->addWidget(rule, row, 0, 1, 2);
}

QString OrderDetailMoney::money(qint64 minor) const
{
    return m_context.formats().money(minor, m_currency);
}

} // namespace ch::ui
