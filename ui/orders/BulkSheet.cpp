// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/BulkSheet.h"

#include "ui/orders/BulkCheck.h"
#include "ui/orders/BulkEligibility.h"
#include "ui/orders/BulkResults.h"
#include "ui/orders/BulkShipForm.h"
#include "ui/orders/CancelForm.h"
#include "ui/orders/HoldForm.h"
#include "ui/orders/NoteForm.h"
#include "ui/orders/OrderActionRules.h"

namespace ch::ui {

namespace {

constexpr int kWidth = 720;

QString titleOf(OrderAction which)
{
    switch (which) {
    case OrderAction::Ship:
        return BulkSheet::tr("Ship orders");
    case OrderAction::Complete:
        return BulkSheet::tr("Complete orders");
    case OrderAction::ReleaseHold:
        return BulkSheet::tr("Release holds");
    case OrderAction::Hold:
        return BulkSheet::tr("Put orders on hold");
    case OrderAction::Note:
        return BulkSheet::tr("Add a note to orders");
    case OrderAction::Cancel:
        return BulkSheet::tr("Cancel orders");
    default:
        return imperative(which);
    }
}

/// A sheet is opened before there is anything to fill in.
void focusFirstOf(QWidget* form)
{
    if (!form->parentWidget()->isVisible())
        return;
    form->show();
    for (QWidget* next = form->nextInFocusChain(); form->isAncestorOf(next); next = next->nextInFocusChain()) {
        if (next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus) != 0)
            return next->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace

BulkSheet::BulkSheet(UiContext& context, OrderAction which, std::vector<OrderId> orders, QWidget* host)
    : Sheet(titleOf(which), host)
    , m_context(context)
    , m_which(which)
    , m_orders(std::move(orders))
    , m_run(context)
    , m_eligibility(new BulkEligibility(context, this))
    , m_results(new BulkResults(context, m_run, this))
{
    setSheetWidth(kWidth);
    body()->addWidget(m_eligibility);
    body()->addWidget(m_results);
    m_results->hide();
    m_leave = addButton(tr("Close"), ButtonKind::Plain);
    connect(m_leave, &QPushButton::clicked, this, &Sheet::leave);
    auto* go = addButton(imperative(which), ButtonKind::Primary);
    if (which == OrderAction::Cancel)
        setButtonKind(go, ButtonKind::Danger);
    go->setEnabled(false);
    connect(go, &QPushButton::clicked, this, &BulkSheet::submit);
    connect(m_results, &BulkResults::orderActivated, &context, &UiContext::openOrder);
    // What is out of sight can still be taken back.
    connect(this, &Sheet::closed, &m_run, &BulkRun::offerUndo);
    check();
}

void BulkSheet::check()
{
    m_eligibility->showChecking(qsizetype(m_orders.size()));
    const auto probe = probeOf(m_which);
    if (!probe)
        return;
    std::vector<OrderStepRequest> requests;
    requests.reserve(m_orders.size());
    for (const OrderId order : m_orders)
        requests.push_back({order, *probe});
    checkMany(
        m_context, std::move(requests), this,
        [this](const Result<std::vector<desk::StepCheck>>& checks) { onChecked(checks); },
        [this](size_t done) { m_eligibility->showChecking(qsizetype(m_orders.size()), qsizetype(done)); });
}

void BulkSheet::onChecked(const Result<std::vector<desk::StepCheck>>& checks)
{
    if (!checks) {
        m_eligibility->hide();
        notice()->show(checks.error());
        return;
    }
    for (const desk::StepCheck& check : *checks) {
        if (!check.refusal && (m_which != OrderAction::ReleaseHold || check.order.onHold))
            m_eligible.push_back(check.order);
    }
    m_eligibility->showChecks(*checks);
    if (!m_eligible.empty())
        addForm();
    showCount();
}

void BulkSheet::addForm()
{
    switch (m_which) {
    case OrderAction::Ship:
        m_shipForm = new BulkShipForm(m_context, m_eligible, this);
        break;
    case OrderAction::Hold:
        m_form = new HoldForm(m_context, this);
        break;
    case OrderAction::Note:
        m_form = new NoteForm(this);
        break;
    case OrderAction::Cancel:
        m_form = new CancelForm(this);
        break;
    default:
        return;
    }
    const int below = body()->indexOf(m_eligibility) + 1;
    if (m_shipForm) {
        body()->insertWidget(below, m_shipForm);
        connect(m_shipForm, &BulkShipForm::edited, this, [this] { setDirty(true); });
        connect(m_shipForm, &BulkShipForm::edited, this, &BulkSheet::showCount);
    } else {
        body()->insertWidget(below, m_form);
        connect(m_form, &StepForm::edited, this, [this] { setDirty(true); });
    }
    focusFirstOf(m_shipForm ? static_cast<QWidget*>(m_shipForm) : m_form);
}

void BulkSheet::showCount()
{
    const int count = m_shipForm ? m_shipForm->ready() : int(m_eligible.size());
    primaryButton()->setText(tr("%1: %n order(s)", "what is done: to how many", count).arg(imperative(m_which)));
    primaryButton()->setEnabled(!m_eligible.empty());
}

void BulkSheet::submit()
{
    // A cell that is being edited gives up its text when it loses the focus; Ctrl+Enter alone would not take it away.
    primaryButton()->setFocus();
    std::vector<OrderStepRequest> requests;
    QStringList orderNos;
    if (m_shipForm) {
        requests = m_shipForm->requests();
        orderNos = m_shipForm->orderNos();
    } else {
        const auto draft = m_form ? m_form->draft() : probeOf(m_which);
        for (const OrderListItem& order : m_eligible) {
            if (!draft)
                break;
            requests.push_back({order.id, *draft});
            orderNos.push_back(order.orderNo);
        }
    }
    if (!requests.empty())
        begin(std::move(requests), orderNos);
}

void BulkSheet::begin(std::vector<OrderStepRequest> requests, const QStringList& orderNos)
{
    m_eligibility->hide();
    if (m_shipForm)
        m_shipForm->hide();
    if (m_form)
        m_form->hide();
    setDirty(false);
    primaryButton()->hide();
    m_results->show();
    m_run.start(std::move(requests), orderNos);
    m_results->begin();
    m_leave->setFocus();
}

} // namespace ch::ui
