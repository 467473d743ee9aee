// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderStepSheet.h"

#include "core/base/Deliver.h"
#include "core/desk/StepRules.h"
#include "ui/orders/OrderActionRules.h"
#include "ui/orders/UndoOffer.h"

#include <QPointer>

namespace ch::ui {

namespace {

QString titleOf(OrderAction which)
{
    switch (which) {
    case OrderAction::Ship:
        return OrderStepSheet::tr("Ship");
    case OrderAction::Hold:
        return OrderStepSheet::tr("Put on hold");
    case OrderAction::Note:
        return OrderStepSheet::tr("Add a note");
    case OrderAction::CorrectTracking:
        return OrderStepSheet::tr("Correct a parcel");
    default:
        return imperative(which);
    }
}

} // namespace

OrderStepSheet::OrderStepSheet(UiContext& context, const desk::OrderDetail& detail, OrderAction which, StepForm* form,
                               QWidget* host)
    : Sheet(titleOf(which), host)
    , m_context(context)
    , m_detail(detail)
    , m_form(form)
{
    body()->addWidget(makeOrderCaption(detail, this));
    body()->addWidget(form);
    connect(form, &StepForm::edited, this, [this] { setDirty(true); });
    auto* back = addButton(tr("Close"), ButtonKind::Plain);
    connect(back, &QPushButton::clicked, this, &Sheet::leave);
    auto* go = addButton(imperative(which), ButtonKind::Primary);
    if (which == OrderAction::Cancel)
        setButtonKind(go, ButtonKind::Danger);
    connect(go, &QPushButton::clicked, this, &OrderStepSheet::submit);
}

void OrderStepSheet::correct(qint64 refusedSeq, const OrderStepDraft& draft)
{
    m_correctedSeq = refusedSeq;
    m_form->setDraft(draft);
    setDirty(false);
    primaryButton()->setText(tr("Send again"));
}

void OrderStepSheet::submit()
{
    // A cell that is being edited gives up its quantity when it loses the focus; Ctrl+Enter alone would not take it away.
    primaryButton()->setFocus();
    const auto draft = m_form->draft();
    if (!draft)
        return;
    // A second press must not become a second step.
    primaryButton()->setEnabled(false);
    if (m_correctedSeq != 0)
        resend(*draft);
    else
        takeNew(*draft);
}

void OrderStepSheet::takeNew(const OrderStepDraft& draft)
{
    const auto onTaken = [this](const std::vector<desk::StepOutcome>& outcomes) {
        const bool isTaken = !outcomes.empty() && outcomes.front().entry;
        if (isTaken) {
            setDirty(false);
            close();
            return;
        }
        primaryButton()->setEnabled(true);
        if (!outcomes.empty())
            notice()->show(outcomes.front().entry.error());
    };
    takeSteps(m_context, {{m_detail.base.id, draft}}, this, onTaken);
}

void OrderStepSheet::resend(const OrderStepDraft& draft)
{
    const QByteArray body = desk::operationOf(draft, m_detail.base).body;
    const auto onAnswer = [this](const Result<bool>& resent) {
        if (resent && *resent) {
            setDirty(false);
            close();
            return;
        }
        primaryButton()->setEnabled(true);
        if (!resent)
            notice()->show(resent.error());
        else
            notice()->show(Tone::Warn, tr("This change is no longer refused: it was sent again or discarded already."));
    };
    deliver(m_context.workspace().activity().resendCorrected(m_correctedSeq, body), this, onAnswer);
}

QWidget* makeOrderCaption(const desk::OrderDetail& detail, QWidget* parent)
{
    const Order& order = detail.shown;
    auto* caption = new QWidget(parent);
    auto* column = new QVBoxLayout(caption);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    auto* number = new TextLabel(order.orderNo, TextStyle::Heading, caption);
    number->setElided(true);
    column->addWidget(number);
    QStringList facts;
    for (const QString& fact : {order.customer.name, order.shipTo.city, order.shipTo.country}) {
        if (!fact.isEmpty())
            facts.push_back(fact);
    }
    auto* who = new TextLabel(facts.join(QStringLiteral(" · ")), TextStyle::Body, caption);
    who->setMuted(true);
    who->setElided(true);
    column->addWidget(who);
    return caption;
}

} // namespace ch::ui
