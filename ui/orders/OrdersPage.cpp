// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrdersPage.h"

#include "ui/kit/ColumnChooser.h"
#include "ui/kit/Icons.h"
#include "ui/kit/ListAndDetail.h"
#include "ui/kit/Widgets.h"
#include "ui/orders/ExportSheet.h"
#include "ui/orders/FilterWords.h"
#include "ui/orders/OrderActions.h"
#include "ui/orders/OrderDetailPane.h"
#include "ui/orders/OrderListHead.h"
#include "ui/orders/OrderListMenu.h"
#include "ui/orders/OrderListPane.h"
#include "ui/orders/OrdersCommands.h"
#include "ui/orders/OrderViews.h"
#include "ui/orders/PasteCheck.h"
#include "ui/orders/ViewSidebar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace ch::ui {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSidebarWidth = 208;
/// Narrower pages hide the views until they are asked for …
constexpr int kRoomForViews = 1100;
/// … and show the list or the detail, not both.
constexpr int kRoomForBoth = 900;
constexpr int kListWidth = 420;
constexpr int kLeastWidth = 480;
constexpr int kLeastHeight = 360;
/// One who holds an arrow key passes many orders.
constexpr auto kFollowPause = 60ms;
constexpr auto kMinute = 60s;

constexpr auto kColumns = "orders.columns"_L1;

} // namespace

OrdersPage::OrdersPage(UiContext& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_commands(new OrdersCommands(this))
    , m_actions(new OrderActions(context, this))
    , m_pasted(new PasteCheck(context, this))
    , m_sidebar(new ViewSidebar(context, this))
    , m_main(new QWidget(this))
    , m_head(new OrderListHead(context, m_main))
    , m_panes(new ListAndDetail(context.preferences(),
                                {.name = u"orders"_s, .roomForBoth = kRoomForBoth, .widths = {700, 400}}, m_main))
    , m_list(new OrderListPane(context, m_panes))
    , m_detail(new OrderDetailPane(context, m_panes))
    , m_columns(new ColumnChooser(context, m_list->view().header(), QString(kColumns), this))
    , m_views(new OrderViews(context, *m_commands, *m_sidebar, *m_columns, this))
{
    build();
    buildTools();
    connectList();
    connectViews();
    connectDetail();
    m_follow.setSingleShot(true);
    m_follow.setInterval(kFollowPause);
    connect(&m_follow, &QTimer::timeout, this, &OrdersPage::follow);
    m_minute.setInterval(kMinute);
    connect(&m_minute, &QTimer::timeout, this, &OrdersPage::onMinute);
    m_minute.start();
    connect(&context, &UiContext::orderRequested, this, &OrdersPage::openOrder);
    connect(&context, &UiContext::ordersRequested, this, &OrdersPage::showOrders);
    ask();
}

OrdersPage::~OrdersPage() = default;

void OrdersPage::build()
{
    m_sidebar->setFixedWidth(kSidebarWidth);
    m_list->setMinimumWidth(kListWidth);
    m_panes->setPanes(m_list, m_detail);
    connect(m_panes, &ListAndDetail::detailAppeared, this, &OrdersPage::onDetailAppeared);
    connect(m_panes, &ListAndDetail::detailShown, m_commands->action(OrdersCommand::Detail), &QAction::setChecked);
    m_main->setAutoFillBackground(true);
    m_main->setBackgroundRole(QPalette::Base);
    auto* main = new QVBoxLayout(m_main);
    main->setContentsMargins(0, 0, 0, 0);
    main->setSpacing(0);
    main->addWidget(m_head);
    main->addWidget(m_panes, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sidebar);
    layout->addWidget(m_main, 1);
    setFocusProxy(m_list);
}

void OrdersPage::buildTools()
{
    for (const OrdersCommand command :
         {OrdersCommand::Views, OrdersCommand::Columns, OrdersCommand::Export, OrdersCommand::Detail})
        m_head->addTool(m_commands->action(command));
    m_head->addChipButton(m_commands->action(OrdersCommand::ChangeView));
    m_head->addChipButton(m_commands->action(OrdersCommand::SaveView));
    // The most frequent one in sight, the others behind it.
    QAction* shipping = m_actions->action(OrderAction::Ship);
    QPushButton* ship = makeButton(shipping->text(), ButtonKind::Plain, m_list);
    ship->setIcon(shipping->icon());
    const auto follow = [ship, shipping] {
        ship->setText(shipping->text());
        ship->setVisible(shipping->isVisible());
        ship->setEnabled(shipping->isEnabled());
    };
    connect(ship, &QPushButton::clicked, shipping, &QAction::trigger);
    connect(shipping, &QAction::changed, ship, follow);
    follow();
    QToolButton* more = makeIconButton("more"_L1, tr("What can be done with all of them"), m_list);
    auto* menu = new QMenu(more);
    menu->addActions(m_actions->actions());
    // Not setMenu(): a tool button's own pop-up keeps an event loop inside.
    connect(more, &QToolButton::clicked, menu,
            [more, menu] { menu->popup(more->mapToGlobal(QPoint(0, -menu->sizeHint().height()))); });
    m_list->addSelectionTool(ship);
    m_list->addSelectionTool(more);
    connect(m_commands, &OrdersCommands::triggered, this, &OrdersPage::onCommand);
    connect(m_commands, &OrdersCommands::sortTriggered, this, &OrdersPage::onSort);
}

void OrdersPage::connectList()
{
    OrderListView& view = m_list->view();
    connect(m_head, &OrderListHead::filterChanged, this, &OrdersPage::setFilter);
    connect(m_head, &OrderListHead::totalChanged, m_list, &OrderListPane::setTotal);
    connect(&m_head->filterBar(), &FilterBar::searchLeft, m_list, qOverload<>(&QWidget::setFocus));
    connect(&m_head->filterBar(), &FilterBar::numbersLeftOut, this, [this](int count) {
        m_context.toast(
            {.text = tr("%Ln number(s) more than can be looked for at once", nullptr, count), .tone = Tone::Warn});
    });
    connect(m_head, &OrderListHead::failed, m_list, &OrderListPane::showError);
    connect(m_list, &OrderListPane::retryRequested, this, [this] {
        m_head->setFilter(m_filter, m_list->model().query());
        m_views->reload();
    });
    connect(m_list, &OrderListPane::clearFiltersRequested, m_commands->action(OrdersCommand::ClearFilters),
            &QAction::trigger);
    connect(&m_list->model(), &OrderListModel::landed, this, &OrdersPage::onLanded);
    connect(&m_context.workspace(), &desk::Workspace::statusChanged, this, &OrdersPage::chooseFirst);
    connect(&view.header(), &ColumnHeader::sortRequested, this, &OrdersPage::sortBy);
    connect(&view.header(), &ColumnHeader::menuRequested, m_columns,
            [this](std::optional<ColumnId> column, const QPoint& at) {
                m_columns->openMenu(column, at, m_commands->action(OrdersCommand::Columns));
            });
    connect(m_columns, &ColumnChooser::sortRequested, this, &OrdersPage::sortBy);
    connect(&view, &OrderListView::menuRequested, this, &OrdersPage::showCellMenu);
}

void OrdersPage::connectViews()
{
    connect(m_views, &OrderViews::chosen, this, [this](const Filter& filter) {
        m_first.want();
        m_list->view().orders().clear();
        showList();
        setFilter(filter);
    });
    connect(m_views, &OrderViews::failed, m_list, &OrderListPane::showError);
    connect(m_views, &OrderViews::lateCounted, this, [this](qint64 count) { Q_EMIT countChanged(count, count > 0); });
}

void OrdersPage::connectDetail()
{
    OrderListView& view = m_list->view();
    connect(&view.orders(), &OrderListSelection::moved, this, &OrdersPage::onMoved);
    connect(&view.orders(), &OrderListSelection::idsChanged, this, &OrdersPage::offerActions);
    // Which orders they are is not known yet: nothing can be done with them for that moment.
    connect(&view.orders(), &OrderListSelection::countChanged, this, [this] { offerActions({}); });
    connect(&view, &OrderListView::opened, this, [this](OrderId order) {
        openOrder(order);
        m_detail->setFocus();
    });
    connect(m_detail, &OrderDetailPane::previousRequested, this, [this] { step(-1); });
    connect(m_detail, &OrderDetailPane::nextRequested, this, [this] { step(1); });
}

void OrdersPage::onCommand(OrdersCommand command)
{
    switch (command) {
    case OrdersCommand::Filter:
        m_head->filterBar().openMenu();
        break;
    case OrdersCommand::ClearFilters: {
        Filter filter = m_filter;
        filter.clear();
        setFilter(filter);
        break;
    }
    case OrdersCommand::Columns:
        m_columns->openBelow(*m_head->toolOf(m_commands->action(OrdersCommand::Columns)));
        break;
    case OrdersCommand::Export:
        exportList();
        break;
    case OrdersCommand::Views:
        m_wantsViews = m_sidebar->isHidden();
        place();
        break;
    case OrdersCommand::Detail:
        m_panes->showDetail(!m_panes->isDetailShown());
        break;
    case OrdersCommand::Previous:
        step(-1);
        break;
    case OrdersCommand::Next:
        step(1);
        break;
    case OrdersCommand::SaveView:
        m_views->saveNew();
        break;
    case OrdersCommand::ChangeView:
        m_views->saveChange();
        break;
    }
}

QList<QAction*> OrdersPage::commands() const
{
    return m_actions->actions() + m_commands->all();
}

void OrdersPage::focusSearch()
{
    m_head->filterBar().focusSearch();
}

void OrdersPage::enter()
{
    m_list->setFocus();
}

// --- The list --------------------------------------------------------------------------------------------------------

void OrdersPage::setFilter(const Filter& filter)
{
    if (filter == m_filter && !m_isFirstList)
        return;
    // Not while somebody types: each letter would open another order.
    Filter typed = m_filter;
    typed.fixed.search = filter.fixed.search;
    const bool isTyped = typed == filter && m_head->filterBar().isSearching();
    m_filter = filter;
    m_isOpenApart = false;
    if (!isTyped)
        m_first.want();
    ask();
}

void OrdersPage::ask()
{
    const OrderQuery query = queryOf(m_filter, m_context.now(), m_context.formats());
    m_head->setFilter(m_filter, query);
    m_list->view().header().setSort(int(query.sort), query.isDescending);
    m_commands->action(OrdersCommand::ClearFilters)->setEnabled(!m_filter.isEmpty());
    m_list->model().setQuery(query);
    // What is said of the list before stays until the next one is here.
    m_list->setFiltered(!m_filter.isEmpty());
    m_pasted->check(m_filter.fixed.orderNos);
    m_views->setFilter(m_filter);
}

void OrdersPage::onMinute()
{
    // "Late" and "last 7 days" mean other orders than a minute ago.
    const OrderQuery query = queryOf(m_filter, m_context.now(), m_context.formats());
    m_list->model().rewrite();
    if (query != m_list->model().query()) {
        m_list->model().followQuery(query);
        m_head->setFilter(m_filter, query);
    }
    m_views->recount();
}

void OrdersPage::sortBy(int sort, bool isDescending)
{
    Filter filter = m_filter;
    filter.fixed.sort = OrderSort(sort);
    filter.fixed.isDescending = isDescending;
    setFilter(filter);
}

void OrdersPage::onSort(Column column)
{
    const OrderSort sort = *sortOf(column);
    const bool isSorted = m_filter.fixed.sort == sort;
    sortBy(int(sort), isSorted ? !m_filter.fixed.isDescending : specOf(column).descendsFirst);
}

void OrdersPage::onLanded(bool isNewList)
{
    if (std::exchange(m_isFirstList, false))
        Q_EMIT filled();
    chooseFirst();
    if (isNewList && m_list->view().orders().count() == 0 && !m_isOpenApart) {
        m_detail->clear();
        m_list->view().setOpenOrder({});
    }
    place();
    showNeighbours();
}

void OrdersPage::chooseFirst()
{
    OrderListSelection& orders = m_list->view().orders();
    const bool isDue = m_first.isDue(m_context.workspace().status(), m_list->model());
    if (isDue && orders.count() == 0 && !m_isOpenApart)
        orders.selectOnly(0);
}

// --- Menus and exports ------------------------------------------------------------------------------------------------

void OrdersPage::showCellMenu(const QModelIndex& index, const QPoint& position)
{
    const OrderListItem* item = index.isValid() ? m_list->model().itemAt(index.row()) : nullptr;
    if (!item)
        return;
    const OrderListMenu::Cell cell{*item, Column(index.column()), m_list->model().writer()};
    auto* menu = new OrderListMenu(cell, m_filter, m_actions->offered(), this);
    connect(menu, &OrderListMenu::filterChosen, this, &OrdersPage::setFilter);
    connect(menu, &OrderListMenu::openRequested, this, [this, id = item->id] { openOrder(id); });
    menu->popup(position);
}

void OrdersPage::exportList()
{
    if (m_list->exporter().isRunning())
        return;
    const QString filtered = suggestedName(m_filter, m_context.formats(), m_context.workspace().identity().currency);
    const QString day = m_context.formats().localDay(m_context.now()).toString(Qt::ISODate);
    const QStringList parts{tr("Orders"), filtered, day};
    QString name;
    for (const QString& part : parts) {
        if (!part.isEmpty())
            name += (name.isEmpty() ? QString() : u" "_s) + part;
    }
    auto* sheet = new ExportSheet(m_context, name, m_head->total().value_or(0), this);
    const OrderQuery query = m_list->model().query();
    connect(sheet, &ExportSheet::accepted, this,
            [this, query](const ExportPlan& plan) { m_list->exporter().start(orderExport(m_context, plan, query)); });
    sheet->open();
}

// --- The detail ------------------------------------------------------------------------------------------------------

void OrdersPage::openOrder(OrderId id)
{
    OrderListSelection& orders = m_list->view().orders();
    const int position = m_list->model().knownPositionOf(id);
    // What is open and what is marked are the same, if the list has it; else nothing is marked.
    if (position < 0)
        orders.clear();
    else if (!orders.isRowSelected(position))
        orders.selectOnly(position);
    m_isOpenApart = true;
    if (!m_panes->isDetailShown())
        m_panes->showDetail(true);
    m_follow.stop();
    m_detail->show(id);
    m_list->view().setOpenOrder(id);
    if (position >= 0)
        m_list->view().scrollToCurrent();
    else
        offerActions({});
    showNeighbours();
}

void OrdersPage::offerActions(const std::vector<OrderId>& selected)
{
    const bool isApart = m_isOpenApart && m_list->view().orders().count() == 0 && !m_detail->order().isNull();
    m_actions->setSelection(isApart ? std::vector{m_detail->order()} : selected);
}

void OrdersPage::showOrders(const OrderQuery& query)
{
    m_views->leave();
    m_list->view().orders().clear();
    showList();
    setFilter(filterOf(query));
}

void OrdersPage::showList()
{
    // Where there is room for one of them, an order may stand in its place.
    if (m_list->isHidden())
        m_panes->showDetail(false);
}

void OrdersPage::onMoved(OrderId order)
{
    // A list that merely gets the focus makes its first row the current one, and marks nothing: what is open beside it stays.
    if (m_isOpenApart && m_list->view().orders().count() == 0)
        return;
    m_moved = order;
    m_isOpenApart = false;
    m_follow.start();
}

void OrdersPage::follow()
{
    // Before the page is shown for the first time, all of it counts as hidden.
    if (m_moved.isNull() || m_isOpenApart || (isVisible() && !m_panes->isDetailShown()))
        return;
    m_detail->show(m_moved);
    m_list->view().setOpenOrder(m_moved);
    showNeighbours();
}

void OrdersPage::step(int by)
{
    if (m_list->view().orders().step(by))
        m_list->view().scrollToCurrent();
}

void OrdersPage::showNeighbours()
{
    const QModelIndex current = m_list->view().orders().currentIndex();
    const int row = current.isValid() ? current.row() : -1;
    const bool hasPrevious = row > 0;
    const bool hasNext = row + 1 < m_list->model().rowCount();
    m_detail->setNeighbours(hasPrevious, hasNext);
    m_commands->action(OrdersCommand::Previous)->setEnabled(hasPrevious);
    m_commands->action(OrdersCommand::Next)->setEnabled(hasNext);
}

void OrdersPage::onDetailAppeared()
{
    if (!m_isOpenApart)
        m_follow.start();
}

void OrdersPage::place()
{
    m_sidebar->setVisible(m_wantsViews.value_or(width() >= kRoomForViews));
    m_commands->action(OrdersCommand::Views)->setChecked(!m_sidebar->isHidden());
    // Beside a list with nothing in it there is nothing to choose: one says so, not both.
    const bool isEmpty = m_list->model().rowCount() == 0 && m_list->model().state() == OrderListModel::State::Complete;
    m_panes->setHasDetail(!isEmpty || !m_detail->order().isNull());
    m_panes->setRoom(width() - (m_sidebar->isHidden() ? 0 : kSidebarWidth));
}

QSize OrdersPage::minimumSizeHint() const
{
    // Narrower than all of it at once: place() hides what has no room.
    return {kLeastWidth, kLeastHeight};
}

void OrdersPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    place();
}

void OrdersPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_commands->retranslate();
        m_views->show();
    }
}

} // namespace ch::ui
