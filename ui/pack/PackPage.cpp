// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackPage.h"

#include "core/base/Deliver.h"
#include "core/domain/ScanCode.h"
#include "ui/kit/Icons.h"
#include "ui/kit/ScannerInput.h"
#include "ui/kit/ThemedTable.h"
#include "ui/pack/PackBand.h"
#include "ui/pack/PackStation.h"
#include "ui/pack/PackWorkPane.h"
#include "ui/pack/PickListPane.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

PackPage::PackPage(UiContext& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_sounds(new ScanSounds(soundSettingsOf(context.preferences()), this))
    , m_scanner(new ScannerInput(this))
    , m_flow(new PackFlow(context, this))
    , m_stack(new QStackedWidget(this))
    , m_work(new PackWorkPane(context, m_stack))
    , m_station(new PackStation(context, *m_flow, *m_sounds, m_stack))
    , m_pick(new PickListPane(context, m_stack))
    , m_start(new QAction(this))
    , m_pickAction(new QAction(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    for (QWidget* pane : std::initializer_list<QWidget*>{m_work, m_station, m_pick})
        m_stack->addWidget(pane);
    setFocusPolicy(Qt::StrongFocus);
    makeActions();
    retranslate();
    connectFlow();
    connect(m_scanner, &ScannerInput::scanned, this, &PackPage::takeScan);
    connect(m_work, &PackWorkPane::openRequested, this, &PackPage::openOrder);
    connect(m_work, &PackWorkPane::startRequested, m_start, &QAction::trigger);
    connect(m_work, &PackWorkPane::pickListRequested, this, [this](const std::vector<OrderId>& orders) {
        showPane(m_pick);
        m_pick->open(orders);
    });
    connect(m_work, &PackWorkPane::loaded, this,
            [this] { Q_EMIT countChanged(m_work->model().total(), m_work->model().lateCount() > 0); });
    connect(m_pick, &PickListPane::backRequested, this, [this] { showPane(m_work); });
    connect(m_pick, &PickListPane::printRequested, this, &PackPage::pickListWanted);
    m_work->load();
}

void PackPage::connectFlow()
{
    connect(m_flow, &PackFlow::parcelReady, this, &PackPage::documentsWanted);
    connect(m_flow, &PackFlow::parcelClosed, this, &PackPage::tellClosed);
    connect(m_flow, &PackFlow::finished, this, &PackPage::openNext);
    connect(m_flow, &PackFlow::otherOrderScanned, this, &PackPage::openOrder);
    connect(m_station, &PackStation::leaveRequested, this, &PackPage::leaveOrder);
    connect(m_station, &PackStation::nextRequested, this, [this] {
        const OrderId left = m_flow->id();
        m_flow->leave();
        openNext(left);
    });
}

void PackPage::makeActions()
{
    m_start->setIcon(icon("pack"_L1));
    m_start->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_start->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_pickAction->setIcon(icon("list"_L1));
    m_pickAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    m_pickAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    // Where an order or a list is open they would be somebody else's keys.
    m_work->addAction(m_start);
    m_work->addAction(m_pickAction);
    connect(m_start, &QAction::triggered, this, [this] {
        if (const auto next = m_work->next())
            openOrder(*next);
    });
    connect(m_pickAction, &QAction::triggered, this,
            [this] { Q_EMIT m_work->pickListRequested(m_work->forPickList()); });
}

void PackPage::retranslate()
{
    // It has the focus itself, for the scanner.
    setAccessibleName(PackStation::tr("Pack station"));
    m_start->setText(tr("Start packing"));
    m_pickAction->setText(tr("Pick list"));
}

void PackPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PackPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    // The program may end with the window.
    m_flow->keep();
    // Another page was gone to, with the order on the bench.
    if (m_stack->currentWidget() == m_station)
        Q_EMIT immersed(false);
}

QList<QAction*> PackPage::commands() const
{
    if (m_stack->currentWidget() == m_station)
        return m_station->stationActions();
    return {m_start, m_pickAction};
}

void PackPage::enter()
{
    // They may have been set meanwhile.
    m_scanner->setSettings(scannerSettingsOf(m_context.preferences()));
    m_sounds->setSettings(soundSettingsOf(m_context.preferences()));
    m_station->enter();
    if (m_stack->currentWidget() == m_station)
        Q_EMIT immersed(true);
    if (m_stack->currentWidget() == m_work)
        m_work->enter();
    else
        m_stack->currentWidget()->setFocus();
}

void PackPage::showPane(QWidget* pane)
{
    const bool wasImmersed = m_stack->currentWidget() == m_station;
    m_stack->setCurrentWidget(pane);
    if (wasImmersed != (pane == m_station))
        Q_EMIT immersed(pane == m_station);
    if (pane == m_work)
        m_work->enter();
    else
        pane->setFocus();
}

void PackPage::openOrder(OrderId id)
{
    m_flow->open(id);
    m_station->greet();
    showPane(m_station);
}

void PackPage::leaveOrder()
{
    m_flow->leave();
    showPane(m_work);
}

void PackPage::openNext(OrderId after)
{
    m_finished = after;
    const auto next = m_work->next(after);
    if (packSettingsOf(m_context.preferences()).opensNext && next) {
        openOrder(*next);
        return;
    }
    showPane(m_work);
    if (!next)
        m_work->band().say({.tone = Tone::Good, .sentence = tr("Everything is packed")});
}

void PackPage::takeScan(const ScanRead& read)
{
    if (m_stack->currentWidget() == m_station)
        m_flow->scan(read.text);
    else
        findOrder(plainCode(read.text));
}

void PackPage::findOrder(const QString& code)
{
    const QString orderNo = orderNoOfLink(code).value_or(code);
    deliver(m_context.workspace().orders().find(orderNo), this, [this, orderNo](const Result<OrderListItem>& found) {
        if (found) {
            openOrder(found->id);
            return;
        }
        m_sounds->play(ScanSound::Wrong);
        m_work->band().say({.tone = Tone::Bad, .sentence = tr("No order has the number %1").arg(orderNo.left(48))});
    });
}

void PackPage::tellClosed(const ClosedParcel& parcel)
{
    QString text =
        parcel.trackingNo.isEmpty()
            ? tr("Parcel %1 of %2 is closed: %3.")
                  .arg(m_context.formats().count(parcel.no), parcel.orderNo, parcel.carrier)
            : tr("Parcel %1 of %2 is closed: %3 %4.")
                  .arg(m_context.formats().count(parcel.no), parcel.orderNo, parcel.carrier, parcel.trackingNo);
    if (!m_context.workspace().status().isOnline())
        text += u' ' + tr("It is sent when the service can be reached again.");
    Toast toast{.text = text, .tone = Tone::Good};
    const auto undoTime = m_context.preferences().undoTime();
    if (undoTime.count() > 0) {
        toast.time = undoTime;
        toast.actionText = tr("Undo");
        toast.action = [this, parcel, alive = QPointer<PackPage>(this)] {
            if (alive)
                undoParcel(parcel);
        };
    }
    m_context.toast(toast);
}

void PackPage::undoParcel(const ClosedParcel& parcel)
{
    deliver(m_context.workspace().orders().undo({parcel.seq}), this,
            [this, parcel](const Result<std::vector<bool>>& undone) {
                if (undone && !undone->empty() && undone->front()) {
                    m_context.toast({.text = tr("Parcel %1 of %2 is open again.")
                                                 .arg(m_context.formats().count(parcel.no), parcel.orderNo)});
                    openOrder(parcel.order);
                    return;
                }
                const QString text =
                    undone ? tr("Too late to take it back: it has been sent.") : words(undone.error()).what;
                m_context.toast({.text = text, .tone = Tone::Warn});
            });
}

} // namespace ch::ui
