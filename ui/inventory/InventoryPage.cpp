// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/InventoryPage.h"

#include "ui/inventory/InventoryHead.h"
#include "ui/inventory/ProductDetailPane.h"
#include "ui/inventory/ProductExportSheet.h"
#include "ui/inventory/ProductImportSheet.h"
#include "ui/inventory/ProductListPane.h"
#include "ui/inventory/ProductSheet.h"
#include "ui/inventory/ProductTableFile.h"
#include "ui/inventory/StockSheet.h"
#include "ui/kit/ColumnChooser.h"
#include "ui/kit/ListAndDetail.h"
#include "ui/kit/SegmentedControl.h"
#include "ui/kit/Widgets.h"

#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ch::ui {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Narrower pages show the list or the detail, not both.
constexpr int kRoomForBoth = 860;
constexpr int kListWidth = 400;
constexpr int kDetailWidth = 380;
constexpr int kLeastWidth = 480;
constexpr int kLeastHeight = 360;
/// One who holds an arrow key passes many products.
constexpr auto kFollowPause = 60ms;
constexpr auto kMinute = 60s;

constexpr auto kColumns = "inventory.columns"_L1;

} // namespace

InventoryPage::InventoryPage(UiContext& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_commands(new InventoryCommands(context.role(), this))
    , m_tabs(new SegmentedControl(tr("Parts of the inventory"), this))
    , m_stack(new QStackedWidget(this))
    , m_products(new QWidget(this))
    , m_head(new InventoryHead(context, m_products))
    , m_panes(new ListAndDetail(context.preferences(),
                                {.name = u"inventory"_s, .roomForBoth = kRoomForBoth, .widths = {790, 412}},
                                m_products))
    , m_list(new ProductListPane(context, m_panes))
    , m_detail(new ProductDetailPane(context, *m_commands, m_panes))
    , m_columns(new ColumnChooser(context, m_list->view().header(), QString(kColumns), this))
{
    build();
    connectList();
    connectDetail();
    connect(m_commands, &InventoryCommands::triggered, this, &InventoryPage::onCommand);
    m_follow.setSingleShot(true);
    m_follow.setInterval(kFollowPause);
    connect(&m_follow, &QTimer::timeout, this, &InventoryPage::follow);
    m_minute.setInterval(kMinute);
    connect(&m_minute, &QTimer::timeout, &m_list->model(), &ProductListModel::rewrite);
    m_minute.start();
    ask();
}

InventoryPage::~InventoryPage() = default;

void InventoryPage::build()
{
    m_list->setMinimumWidth(kListWidth);
    m_detail->setMinimumWidth(kDetailWidth);
    m_panes->setPanes(m_list, m_detail);
    connect(m_panes, &ListAndDetail::detailAppeared, &m_follow, qOverload<>(&QTimer::start));
    connect(m_panes, &ListAndDetail::detailShown, m_commands->action(InventoryCommand::Detail), &QAction::setChecked);
    m_products->setAutoFillBackground(true);
    m_products->setBackgroundRole(QPalette::Base);
    auto* products = new QVBoxLayout(m_products);
    products->setContentsMargins(0, 0, 0, 0);
    products->setSpacing(0);
    products->addWidget(m_head);
    products->addWidget(m_panes, 1);
    for (const InventoryCommand command : {InventoryCommand::New, InventoryCommand::Import, InventoryCommand::Columns,
                                           InventoryCommand::Export, InventoryCommand::Detail})
        m_head->addTool(m_commands->action(command));
    m_tabs->addSegment(tr("Products"));
    // On the ground of the page below, so that it reads as its head: a list's is another than a board's.
    auto* bar = new QWidget(this);
    bar->setAutoFillBackground(true);
    bar->setBackgroundRole(QPalette::Base);
    auto* barLayout = new QHBoxLayout(bar);
    barLayout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 0);
    barLayout->addWidget(m_tabs);
    barLayout->addStretch(1);
    bar->hide();
    m_tabBar = bar;
    m_stack->addWidget(m_products);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabBar);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &SegmentedControl::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_stack, &QStackedWidget::currentChanged, bar,
            [bar](int index) { bar->setBackgroundRole(index == 0 ? QPalette::Base : QPalette::Window); });
}

void InventoryPage::connectList()
{
    ProductListView& view = m_list->view();
    connect(m_head, &InventoryHead::queryChanged, this, &InventoryPage::setQuery);
    connect(m_head, &InventoryHead::searchLeft, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_head, &InventoryHead::failed, m_list, &ProductListPane::showError);
    connect(m_head, &InventoryHead::counted, this, [this](const ProductCounts& counts) {
        if (!m_query.isFiltered())
            Q_EMIT countChanged(counts[size_t(ProductGroup::Out)], false);
    });
    connect(m_list, &ProductListPane::retryRequested, m_head, &InventoryHead::recount);
    connect(m_list, &ProductListPane::clearFiltersRequested, m_commands->action(InventoryCommand::ClearFilters),
            &QAction::trigger);
    connect(&m_list->model(), &ProductListModel::landed, this, &InventoryPage::onLanded);
    connect(&m_context.workspace(), &desk::Workspace::statusChanged, this, &InventoryPage::chooseFirst);
    connect(&view.header(), &ColumnHeader::sortRequested, this, &InventoryPage::sortBy);
    connect(&view.header(), &ColumnHeader::menuRequested, m_columns,
            [this](std::optional<ColumnId> column, const QPoint& at) {
                m_columns->openMenu(column, at, m_commands->action(InventoryCommand::Columns));
            });
    connect(m_columns, &ColumnChooser::sortRequested, this, &InventoryPage::sortBy);
}

void InventoryPage::connectDetail()
{
    ProductListView& view = m_list->view();
    connect(&view, &ProductListView::moved, this, &InventoryPage::onMoved);
    connect(&view, &ProductListView::menuRequested, this, &InventoryPage::showRowMenu);
    connect(&view, &ProductListView::opened, this, [this](int row) {
        if (const ProductListItem* item = m_list->model().itemAt(row)) {
            openProduct(item->product.sku);
            m_detail->setFocus();
        }
    });
    connect(&view, &ProductListView::stepRequested, this, [this](int row, bool isMore) {
        const ProductListItem* item = m_list->model().itemAt(row);
        if (!item || !m_commands->action(InventoryCommand::Adjust)->isVisible())
            return;
        m_whenLoaded = [this, isMore] { changeStock(false, isMore ? u"+"_s : u"-"_s); };
        openProduct(item->product.sku);
    });
    connect(m_detail, &ProductDetailPane::loaded, this, [this] {
        m_commands->setHasProduct(m_detail->detail().has_value());
        if (const auto todo = std::exchange(m_whenLoaded, nullptr); todo && m_detail->detail())
            todo();
    });
    connect(m_detail, &ProductDetailPane::againRequested, this, [this](const PendingOperation& entry) {
        auto* sheet = new StockSheet(m_context, *m_detail->detail(), StockSheet::Mode::Adjust, this);
        sheet->replace(entry);
        sheet->open();
    });
}

void InventoryPage::onCommand(InventoryCommand command)
{
    switch (command) {
    case InventoryCommand::Adjust:
        changeStock(false);
        break;
    case InventoryCommand::Count:
        changeStock(true);
        break;
    case InventoryCommand::Edit:
        editProduct(false);
        break;
    case InventoryCommand::New:
        editProduct(true);
        break;
    case InventoryCommand::Orders:
        showOrders();
        break;
    case InventoryCommand::Columns:
        m_columns->openBelow(*m_head->toolOf(m_commands->action(InventoryCommand::Columns)));
        break;
    case InventoryCommand::Import:
        importFile();
        break;
    case InventoryCommand::Export:
        exportList();
        break;
    case InventoryCommand::Detail:
        m_panes->showDetail(!m_panes->isDetailShown());
        break;
    case InventoryCommand::Previous:
        step(-1);
        break;
    case InventoryCommand::Next:
        step(1);
        break;
    case InventoryCommand::ClearFilters:
        setQuery({.group = m_query.group, .sort = m_query.sort, .isDescending = m_query.isDescending});
        break;
    }
}

// --- Tabs ------------------------------------------------------------------------------------------------------------

void InventoryPage::addTab(const QString& name, QWidget* page)
{
    m_tabs->addSegment(name);
    m_tabBar->show();
    m_stack->addWidget(page);
}

void InventoryPage::setTabName(const QWidget* page, const QString& name)
{
    if (const int index = m_stack->indexOf(const_cast<QWidget*>(page)); index > 0)
        m_tabs->setSegmentText(index, name);
}

void InventoryPage::showTab(const QWidget* page)
{
    const int index = m_stack->indexOf(const_cast<QWidget*>(page));
    if (index < 0)
        return;
    m_tabs->setCurrentIndex(index);
    m_stack->setCurrentIndex(index);
}

Page* InventoryPage::shownTab() const
{
    return m_stack->currentIndex() > 0 ? qobject_cast<Page*>(m_stack->currentWidget()) : nullptr;
}

QList<QAction*> InventoryPage::commands() const
{
    const Page* tab = shownTab();
    return tab ? tab->commands() : m_commands->all();
}

void InventoryPage::focusSearch()
{
    if (Page* tab = shownTab())
        tab->focusSearch();
    else if (m_stack->currentIndex() == 0)
        m_head->focusSearch();
}

void InventoryPage::enter()
{
    if (Page* tab = shownTab())
        tab->enter();
    else if (m_stack->currentIndex() == 0)
        m_list->setFocus();
    else
        m_stack->currentWidget()->setFocus();
}

// --- The list --------------------------------------------------------------------------------------------------------

void InventoryPage::setQuery(const ProductQuery& query)
{
    if (query == m_query)
        return;
    // Not while somebody types: each letter would open another product.
    if (!m_head->isSearching())
        m_first.want();
    m_isOpenApart = false;
    m_query = query;
    ask();
}

void InventoryPage::showProducts(const ProductQuery& query)
{
    m_stack->setCurrentIndex(0);
    m_tabs->setCurrentIndex(0);
    if (m_list->isHidden())
        m_panes->showDetail(false);
    m_first.want();
    setQuery(query);
}

void InventoryPage::ask()
{
    m_head->setQuery(m_query);
    m_list->view().header().setSort(int(m_query.sort), m_query.isDescending);
    m_commands->action(InventoryCommand::ClearFilters)->setEnabled(m_query.isFiltered());
    m_list->model().setQuery(m_query);
}

void InventoryPage::sortBy(int sort, bool isDescending)
{
    ProductQuery query = m_query;
    query.sort = ProductSort(sort);
    query.isDescending = isDescending;
    setQuery(query);
}

void InventoryPage::onLanded(bool isNewList)
{
    ProductListView& view = m_list->view();
    chooseFirst();
    if (isNewList && view.currentRow() < 0 && !m_isOpenApart)
        m_detail->showProduct({});
    if (!isNewList)
        m_head->recount();
    showNeighbours();
}

void InventoryPage::chooseFirst()
{
    const bool isDue = m_first.isDue(m_context.workspace().status(), m_list->model());
    if (isDue && !m_list->view().selectionModel()->hasSelection() && !m_isOpenApart)
        m_list->view().select(0);
}

void InventoryPage::showRowMenu(int row, const QPoint& at)
{
    const ProductListItem* item = m_list->model().itemAt(row);
    if (!item)
        return;
    m_list->view().select(row);
    openProduct(item->product.sku);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const InventoryCommand command :
         {InventoryCommand::Adjust, InventoryCommand::Count, InventoryCommand::Edit, InventoryCommand::Orders})
        menu->addAction(m_commands->action(command));
    if (const QString place = item->product.location.value_or(QString()); !place.isEmpty()) {
        menu->addSeparator();
        connect(menu->addAction(tr("Show only location %1").arg(place)), &QAction::triggered, this, [this, place] {
            ProductQuery query = m_query;
            query.place = place;
            setQuery(query);
        });
    }
    menu->popup(at);
}

void InventoryPage::exportList()
{
    if (m_list->exporter().isRunning())
        return;
    const QString day = m_context.formats().localDay(m_context.now()).toString(Qt::ISODate);
    auto* sheet =
        new ProductExportSheet(m_context, QString(tr("Products") + u' ' + day), m_head->total().value_or(0), this);
    connect(sheet, &ProductExportSheet::accepted, this,
            [this](const TableFilePlan& plan) { m_list->exporter().start(productExport(m_context, plan, m_query)); });
    sheet->open();
}

void InventoryPage::importFile()
{
    (new ProductImportSheet(m_context, this))->open();
}

// --- The product -------------------------------------------------------------------------------------------------------

void InventoryPage::openProduct(const QString& sku)
{
    m_stack->setCurrentIndex(0);
    m_tabs->setCurrentIndex(0);
    m_follow.stop();
    m_isOpenApart = true;
    if (!m_panes->isDetailShown())
        m_panes->showDetail(true);
    const bool isShown = m_detail->sku() == sku && m_detail->detail();
    m_detail->showProduct(sku);
    // It is here already: nobody will say so again.
    if (isShown)
        Q_EMIT m_detail->loaded();
    showNeighbours();
}

void InventoryPage::changeStock(bool isCount, const QString& begun)
{
    if (!m_detail->detail())
        return;
    auto* sheet = new StockSheet(m_context, *m_detail->detail(),
                                 isCount ? StockSheet::Mode::Count : StockSheet::Mode::Adjust, this);
    sheet->open();
    sheet->begin(begun);
}

void InventoryPage::editProduct(bool isNew)
{
    if (!isNew && !m_detail->detail())
        return;
    auto* sheet = new ProductSheet(m_context, isNew ? std::nullopt : std::optional(m_detail->detail()->base), this);
    connect(sheet, &ProductSheet::saved, this, &InventoryPage::openProduct);
    sheet->open();
}

void InventoryPage::showOrders()
{
    if (m_detail->detail())
        m_context.showOrders(
            {.statuses = {OrderStatus::Pending, OrderStatus::Paid}, .sku = m_detail->detail()->base.sku});
}

void InventoryPage::onMoved(int row)
{
    if (row < 0)
        return;
    m_isOpenApart = false;
    m_follow.start();
}

void InventoryPage::follow()
{
    // Before the page is shown for the first time, all of it counts as hidden.
    const int row = m_list->view().currentRow();
    if (m_isOpenApart || row < 0 || (isVisible() && !m_panes->isDetailShown()))
        return;
    if (const ProductListItem* item = m_list->model().itemAt(row))
        m_detail->showProduct(item->product.sku);
    else
        m_follow.start();
    showNeighbours();
}

void InventoryPage::step(int by)
{
    const int row = m_list->view().currentRow() + by;
    if (row >= 0 && row < m_list->model().rowCount())
        m_list->view().select(row);
}

void InventoryPage::showNeighbours()
{
    const int row = m_list->view().currentRow();
    m_commands->action(InventoryCommand::Previous)->setEnabled(row > 0);
    m_commands->action(InventoryCommand::Next)->setEnabled(row + 1 < m_list->model().rowCount());
}

// --- Places ------------------------------------------------------------------------------------------------------------

QSize InventoryPage::minimumSizeHint() const
{
    // Narrower than all of it at once: what has no room hides.
    return {kLeastWidth, kLeastHeight};
}

void InventoryPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    m_panes->setRoom(width());
}

void InventoryPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_commands->retranslate();
        m_tabs->setSegmentText(0, tr("Products"));
        m_tabs->setAccessibleName(tr("Parts of the inventory"));
    }
}

} // namespace ch::ui
