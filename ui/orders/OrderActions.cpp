// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderActions.h"

#include "core/base/Deliver.h"
#include "ui/kit/Icons.h"
#include "ui/orders/BulkCheck.h"
#include "ui/orders/OrderActionRules.h"
#include "ui/orders/OrderActionStart.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QWidget>

#include <algorithm>

namespace ch::ui {

namespace {

QKeySequence shortcutOf(OrderAction which)
{
    switch (which) {
    case OrderAction::Ship:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_S;
    case OrderAction::Complete:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_D;
    case OrderAction::ReleaseHold:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_L;
    case OrderAction::Hold:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_H;
    case OrderAction::Note:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_N;
    case OrderAction::CorrectTracking:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_T;
    case OrderAction::EditAddress:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_E;
    case OrderAction::ImportTracking:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_I;
    case OrderAction::Print:
        return QKeySequence::Print;
    case OrderAction::Copy:
        return QKeySequence::Copy;
    case OrderAction::Refund:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_R;
    case OrderAction::Cancel:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_X;
    }
    Q_UNREACHABLE();
}

} // namespace

OrderActions::OrderActions(UiContext& context, QWidget* host) : QObject(host), m_context(context), m_host(host)
{
    for (size_t i = 0; i < kOrderActionCount; ++i)
        addAction(OrderAction(i));
    host->installEventFilter(this);
    retranslate();
    refresh();
    connect(&context.workspace(), &desk::Workspace::identityChanged, this, [this] {
        offerBeforeJudged();
        refresh();
    });
    connect(&context.workspace().orders(), &desk::OrderStore::changed, this, [this](const desk::OrderChanges& changes) {
        const bool isOurs =
            m_selection.size() == 1 &&
            (changes.isMany || std::ranges::find(changes.ids, m_selection.front()) != changes.ids.end());
        if (isOurs)
            refresh();
    });
}

void OrderActions::addAction(OrderAction which)
{
    auto* action = new QAction(icon(iconNameOf(which)), {}, this);
    action->setShortcut(shortcutOf(which));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_actions[static_cast<size_t>(which)] = action;
    m_host->addAction(action);
    connect(action, &QAction::triggered, this, [this, which] { trigger(which); });
}

QList<QAction*> OrderActions::actions() const
{
    return {m_actions.begin(), m_actions.end()};
}

QList<QAction*> OrderActions::offered() const
{
    const bool isJudged = m_selection.size() == 1 && m_judged == m_selection.front();
    QList<QAction*> some;
    for (QAction* action : m_actions) {
        if (action->isVisible() && (action->isEnabled() || !isJudged))
            some.push_back(action);
    }
    return some;
}

void OrderActions::setSelection(const std::vector<OrderId>& selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    refresh();
}

void OrderActions::offerBeforeJudged()
{
    m_judged = {};
    for (size_t i = 0; i < kOrderActionCount; ++i) {
        const auto which = OrderAction(i);
        const bool isAboutNone = which == OrderAction::ImportTracking;
        const bool isAboutMany = isForMany(which) && m_selection.size() > 1;
        m_actions[i]->setVisible(mayEver(m_context.role(), which));
        m_actions[i]->setEnabled(mayEver(m_context.role(), which) && (isAboutNone || isAboutMany));
        m_actions[i]->setToolTip(words(which));
    }
}

void OrderActions::refresh()
{
    const int generation = ++m_generation;
    // An order that changes while somebody reaches for its keys keeps its steps until they are judged anew.
    if (m_selection.size() != 1 || m_judged != m_selection.front())
        offerBeforeJudged();
    if (m_selection.size() != 1)
        return;
    const auto onVerdicts = [this, generation](const OrderVerdicts& verdicts) {
        if (generation != m_generation)
            return;
        m_judged = m_selection.front();
        for (size_t i = 0; i < kOrderActionCount; ++i) {
            const auto which = OrderAction(i);
            m_actions[i]->setEnabled(!verdicts[i]);
            m_actions[i]->setToolTip(verdicts[i] ? QString(words(which) + u'\n' + words(*verdicts[i]).what)
                                                 : words(which));
        }
    };
    const auto onDetail = [this, generation, onVerdicts](const Result<desk::OrderDetail>& detail) {
        if (generation != m_generation)
            return;
        if (detail)
            judgeActions(m_context, *detail, this, onVerdicts);
        else
            offerBeforeJudged();
    };
    deliver(m_context.workspace().orders().detail(m_selection.front()), this, onDetail);
}

void OrderActions::trigger(OrderAction which)
{
    if (which == OrderAction::Copy && m_selection.size() > 1)
        copyNumbers();
    else
        startAction(m_context, m_host, which, m_selection);
}

void OrderActions::copyNumbers()
{
    // To check a note asks nothing of an order, and answers with its number.
    std::vector<OrderStepRequest> requests;
    requests.reserve(m_selection.size());
    for (const OrderId id : m_selection)
        requests.push_back({id, NoteDraft{.text = QStringLiteral("-")}});
    const auto onChecks = [this](const Result<std::vector<desk::StepCheck>>& checks) {
        if (!checks)
            return;
        QStringList numbers;
        for (const desk::StepCheck& check : *checks) {
            if (!check.order.orderNo.isEmpty())
                numbers.push_back(check.order.orderNo);
        }
        QGuiApplication::clipboard()->setText(numbers.join(u'\n'));
        m_context.toast({.text = tr("%n order number(s) copied.", nullptr, int(numbers.size()))});
    };
    checkMany(m_context, std::move(requests), this, onChecks);
}

bool OrderActions::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_host && event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void OrderActions::retranslate()
{
    for (size_t i = 0; i < kOrderActionCount; ++i)
        m_actions[i]->setText(words(OrderAction(i)));
    m_judged = {};
    refresh();
}

} // namespace ch::ui
