// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductListPane.h"

#include "ui/kit/Focus.h"
#include "ui/kit/Widgets.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

ProductListPane::ProductListPane(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ProductListModel(context, this))
    , m_view(new ProductListView(*m_model, context, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_notice(new Notice(this))
    , m_exporter(new ListExporter(this))
    , m_progress(new ProgressLine(this))
{
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_notice->setDismissable(true);
    m_progress->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_progress);
    connect(m_model, &ProductListModel::stateChanged, this, &ProductListPane::onState);
    connect(m_model, &ProductListModel::landed, this, &ProductListPane::showEmpty);
    connect(&context.workspace(), &desk::Workspace::statusChanged, this, &ProductListPane::showEmpty);
    connect(m_empty, &EmptyState::buttonClicked, this, &ProductListPane::onEmptyButton);
    connect(m_notice, &Notice::buttonClicked, this, [this] {
        m_isError = false;
        m_notice->hide();
        m_model->refresh();
        Q_EMIT retryRequested();
    });
    connect(m_exporter, &ListExporter::progressed, this, [this](const Progress& progress) {
        m_progress->set(progress, m_context.formats());
        m_progress->show();
    });
    connect(m_exporter, &ListExporter::finished, this, &ProductListPane::onExported);
    connect(m_progress, &ProgressLine::stopRequested, m_exporter, &ListExporter::stop);
    showEmpty();
}

void ProductListPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showEmpty();
}

void ProductListPane::onState()
{
    if (m_model->error())
        showError(*m_model->error());
    else if (std::exchange(m_isError, false))
        m_notice->hide();
    showEmpty();
}

void ProductListPane::showError(const Error& error)
{
    // Somebody's own doing needs no words.
    if (error.kind == ErrorKind::Cancelled)
        return;
    m_isError = true;
    m_notice->show(error, tr("Try again"));
}

ProductListPane::Empty ProductListPane::whyEmpty() const
{
    const SyncStatus& status = m_context.workspace().status();
    const bool isNew = !status.dataAsOf;
    if (m_model->rowCount() > 0 || (m_model->state() != ProductListModel::State::Complete && !isNew))
        return Empty::None;
    if (isNew && status.trouble == SyncStatus::Trouble::SignInNeeded)
        return Empty::SignIn;
    if (isNew && status.trouble != SyncStatus::Trouble::None)
        return Empty::Offline;
    if (isNew)
        return Empty::Fetching;
    const ProductQuery& query = m_model->query();
    if (query.isFiltered())
        return Empty::NoMatch;
    switch (query.group) {
    case ProductGroup::Active:
        return Empty::NoProducts;
    case ProductGroup::Low:
        return Empty::NoLow;
    case ProductGroup::Out:
        return Empty::NoOut;
    case ProductGroup::OnHand:
        return Empty::NoneOnHand;
    case ProductGroup::Retired:
        return Empty::NoRetired;
    }
    Q_UNREACHABLE();
}

void ProductListPane::showEmpty()
{
    // What is said of the list before stays until the next one is here.
    if (m_model->state() == ProductListModel::State::Loading && m_why != Empty::None && m_why != Empty::Fetching)
        return;
    m_why = whyEmpty();
    switch (m_why) {
    case Empty::None:
        break;
    case Empty::NoMatch:
        m_empty->set("search"_L1, tr("No products match"),
                     tr("No product here fits the search and all of the filters."), tr("Clear all filters"));
        break;
    case Empty::NoLow:
        m_empty->set("check"_L1, tr("Nothing is low"), tr("No product is at its reorder point or below it."));
        break;
    case Empty::NoOut:
        m_empty->set("check"_L1, tr("Nothing is out of stock"), tr("Every product in sale can be sold."));
        break;
    case Empty::NoneOnHand:
        m_empty->set("box"_L1, tr("Nothing is on hand"),
                     tr("Stock of a product is listed here as soon as there is some."));
        break;
    case Empty::NoRetired:
        m_empty->set("box"_L1, tr("Nothing is retired"),
                     tr("A product that is no longer sold can be retired when it is edited; it stays listed here."));
        break;
    case Empty::NoProducts:
        m_empty->set("inventory"_L1, tr("No products yet"),
                     m_context.role() == Role::Merchant ? tr("Add one, or bring them in from a CSV file.")
                                                        : tr("They appear here as soon as the shop has some."));
        break;
    case Empty::Fetching:
        m_empty->set("sync"_L1, tr("Fetching the products"),
                     tr("The first time takes a little. The list fills while they come."));
        break;
    case Empty::Offline:
        m_empty->set("offline"_L1, tr("Nothing here yet, and the service cannot be reached"),
                     tr("Once the products have been fetched they are here without a network, too."), tr("Try again"));
        break;
    case Empty::SignIn:
        m_empty->set("key"_L1, tr("Sign in to see the products"),
                     tr("Once they have been fetched they are here without a network, too."));
        break;
    }
    if (m_why == Empty::None)
        showInPane(*this, *m_stack, *m_view);
    else
        showInPane(*this, *m_stack, *m_empty);
}

void ProductListPane::onEmptyButton()
{
    if (m_why == Empty::NoMatch)
        Q_EMIT clearFiltersRequested();
    else
        m_context.workspace().syncNow();
}

void ProductListPane::onExported(const Result<ListExportReport>& result)
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
             tr("%Ln product(s) exported to %1", nullptr, int(result->records)).arg(QFileInfo(result->path).fileName()),
         .tone = Tone::Good,
         .actionText = tr("Show folder"),
         .action = [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); },
         .time = 10s});
}

} // namespace ch::ui
