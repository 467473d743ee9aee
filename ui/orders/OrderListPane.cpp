// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderListPane.h"

#include "ui/kit/Focus.h"
#include "ui/kit/Widgets.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

OrderListPane::OrderListPane(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new OrderListModel(context, this))
    , m_view(new OrderListView(*m_model, context, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_notice(new Notice(this))
    , m_selection(new QWidget(this))
    , m_selectionText(new TextLabel({}, TextStyle::Strong, this))
    , m_selectionTools(new QHBoxLayout)
    , m_clearSelection(makeButton({}, ButtonKind::Quiet, this))
    , m_exporter(new ListExporter(this))
    , m_progress(new ProgressLine(this))
{
    build();
    connect(m_model, &OrderListModel::stateChanged, this, &OrderListPane::onState);
    connect(m_model, &OrderListModel::landed, this, &OrderListPane::showEmpty);
    connect(&context.workspace(), &desk::Workspace::statusChanged, this, &OrderListPane::showEmpty);
    connect(&m_view->orders(), &OrderListSelection::countChanged, this, &OrderListPane::showSelection);
    connect(m_empty, &EmptyState::buttonClicked, this, &OrderListPane::onEmptyButton);
    connect(m_notice, &Notice::buttonClicked, this, &OrderListPane::tryAgain);
    connect(m_clearSelection, &QPushButton::clicked, this, [this] {
        m_view->orders().selectOnly(m_view->currentIndex().row());
        m_view->setFocus();
    });
    connect(m_exporter, &ListExporter::progressed, this, [this](const Progress& progress) {
        m_progress->set(progress, m_context.formats());
        m_progress->show();
    });
    connect(m_exporter, &ListExporter::finished, this, &OrderListPane::onExported);
    connect(m_progress, &ProgressLine::stopRequested, m_exporter, &ListExporter::stop);
    retranslate();
    showEmpty();
}

void OrderListPane::build()
{
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto* selection = new QHBoxLayout(m_selection);
    selection->setContentsMargins(2 * kGrid, kGrid, kGrid, kGrid);
    selection->setSpacing(kGrid);
    m_selectionText->setElided(true);
    selection->addWidget(m_selectionText, 1);
    selection->addLayout(m_selectionTools);
    selection->addWidget(m_clearSelection);
    m_selection->setAutoFillBackground(true);
    m_selection->setBackgroundRole(QPalette::AlternateBase);
    m_selection->hide();
    m_progress->hide();
    // The bar goes from edge to edge, its words begin where those of the list do.
    QMargins around = m_progress->layout()->contentsMargins();
    around.setLeft(2 * kGrid);
    around.setRight(kGrid);
    m_progress->layout()->setContentsMargins(around);
    m_notice->setDismissable(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_selection);
    layout->addWidget(m_progress);
}

void OrderListPane::retranslate()
{
    m_clearSelection->setText(tr("Clear"));
    m_clearSelection->setAccessibleName(tr("Clear the selection"));
    showSelection();
}

void OrderListPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showEmpty();
    }
}

void OrderListPane::setFiltered(bool filtered)
{
    m_isFiltered = filtered;
    showEmpty();
}

void OrderListPane::setTotal(qint64 orders)
{
    m_total = orders;
    showSelection();
}

void OrderListPane::addSelectionTool(QWidget* tool)
{
    m_selectionTools->addWidget(tool);
}

void OrderListPane::onState()
{
    if (m_model->error())
        showError(*m_model->error());
    else if (std::exchange(m_isError, false))
        m_notice->hide();
    showEmpty();
}

void OrderListPane::showError(const Error& error)
{
    // Somebody's own doing needs no words.
    if (error.kind == ErrorKind::Cancelled)
        return;
    m_isError = true;
    m_notice->show(error, tr("Try again"));
}

void OrderListPane::tryAgain()
{
    m_isError = false;
    m_notice->hide();
    m_model->refresh();
    Q_EMIT retryRequested();
}

void OrderListPane::showEmpty()
{
    // What is said of the list before stays until the next one is here.
    if (m_model->state() == OrderListModel::State::Loading && m_why != Empty::None && m_why != Empty::Fetching)
        return;
    const SyncStatus& status = m_context.workspace().status();
    const bool isNew = !status.dataAsOf && status.orders == 0;
    m_why = Empty::None;
    if (m_model->rowCount() > 0 || (m_model->state() != OrderListModel::State::Complete && !isNew))
        m_why = Empty::None;
    else if (isNew && status.trouble == SyncStatus::Trouble::SignInNeeded)
        m_why = Empty::SignIn;
    else if (isNew && status.trouble != SyncStatus::Trouble::None)
        m_why = Empty::Offline;
    else if (isNew)
        m_why = Empty::Fetching;
    else
        m_why = m_isFiltered ? Empty::NoMatch : Empty::NoOrders;
    switch (m_why) {
    case Empty::None:
        break;
    case Empty::NoMatch:
        m_empty->set("search"_L1, tr("No orders match"), tr("No order here fits all of the filters."),
                     tr("Clear all filters"));
        break;
    case Empty::NoOrders:
        m_empty->set("orders"_L1, tr("No orders yet"), tr("They appear here as soon as the shop takes them."));
        break;
    case Empty::Fetching:
        m_empty->set("sync"_L1, tr("Fetching the orders"),
                     tr("The first time takes a little. The list fills while they come."));
        break;
    case Empty::Offline:
        m_empty->set("offline"_L1, tr("Nothing here yet, and the service cannot be reached"),
                     tr("Once the orders have been fetched they are here without a network, too."), tr("Try again"));
        break;
    case Empty::SignIn:
        m_empty->set("key"_L1, tr("Sign in to see the orders"),
                     tr("Once they have been fetched they are here without a network, too."));
        break;
    }
    if (m_why == Empty::None)
        showInPane(*this, *m_stack, *m_view);
    else
        showInPane(*this, *m_stack, *m_empty);
}

void OrderListPane::onEmptyButton()
{
    if (m_why == Empty::NoMatch)
        Q_EMIT clearFiltersRequested();
    else
        m_context.workspace().syncNow();
}

void OrderListPane::showSelection()
{
    const qint64 selected = m_view->orders().count();
    const Formats& formats = m_context.formats();
    const qint64 total = std::max<qint64>(m_total, m_model->rowCount());
    m_selectionText->setFullText(tr("%1 of %2 selected").arg(formats.count(selected), formats.count(total)));
    m_selection->setVisible(selected > 1);
}

void OrderListPane::onExported(const Result<ListExportReport>& result)
{
    m_progress->hide();
    if (!result) {
        if (result.error().kind != ErrorKind::Cancelled)
            m_context.toast(
                {.text = tr("The export failed. %1").arg(words(result.error()).what), .tone = Tone::Bad, .time = 10s});
        return;
    }
    const QString folder = QFileInfo(result->path).absolutePath();
    m_context.toast(
        {.text =
             tr("%Ln order(s) exported to %1", nullptr, int(result->records)).arg(QFileInfo(result->path).fileName()),
         .tone = Tone::Good,
         .actionText = tr("Show folder"),
         .action = [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); },
         .time = 10s});
}

} // namespace ch::ui
