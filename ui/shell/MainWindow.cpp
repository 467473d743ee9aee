// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/MainWindow.h"

#include "ui/kit/Sheet.h"
#include "ui/kit/ToastHost.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/RailButton.h"
#include "ui/shell/RemovalsSheet.h"
#include "ui/shell/ShortcutSheet.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/WindowActions.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QScreen>
#include <QStackedWidget>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize kFirstSize(1280, 800);
/// A laptop of 1280 × 800 at 150 % has 853 × 533.
constexpr QSize kSmallest(800, 500);
/// A list of orders beside an order's detail needs the rest.
constexpr int kCompactBelow = 1440;
constexpr QLatin1StringView kLayoutName("window");
constexpr QLatin1StringView kRailName("window.rail");
constexpr QLatin1StringView kWide("wide");
constexpr QLatin1StringView kNarrow("narrow");

} // namespace

MainWindow::MainWindow(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_actions(new WindowActions(this))
    , m_stage(new QStackedWidget(this))
    , m_desk(new QWidget(m_stage))
    , m_rail(new NavigationRail(m_desk))
    , m_place(new QWidget(m_desk))
    , m_pages(new QStackedWidget(m_place))
    , m_strip(new StatusStrip(context, m_desk))
    // Not on the stack itself, which tells a screen reader of nothing but its pages.
    , m_toasts(new ToastHost(m_place))
    , m_palette(new CommandPalette(context, this))
{
    setObjectName(u"mainWindow"_s);
    setMinimumSize(kSmallest);
    build();
    retranslate();
    connectActions();
    connectStrip();
    connect(&context, &UiContext::toastRequested, m_toasts, &ToastHost::add);
    connect(&context, &UiContext::formatsChanged, this, &MainWindow::retranslate);
    connect(&context.workspace(), &desk::Workspace::identityChanged, this, &MainWindow::retranslate);
    connect(m_rail, &NavigationRail::activated, this, [this](RailButton* button) {
        for (const Entry& entry : m_entries) {
            if (entry.button == button)
                entry.go->trigger();
        }
    });
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stage);
    m_stage->addWidget(m_desk);
    auto* columns = new QHBoxLayout(m_desk);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(m_rail);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    auto* place = new QVBoxLayout(m_place);
    place->setContentsMargins(0, 0, 0, 0);
    place->addWidget(m_pages);
    right->addWidget(m_place, 1);
    right->addWidget(m_strip);
    columns->addLayout(right, 1);
    m_find = m_rail->addTool("search"_L1);
    m_find->setObjectName(u"railFind"_s);
    connect(m_find, &QAbstractButton::clicked, m_actions->palette(), &QAction::trigger);
    m_fold = m_rail->addTool("chevron-left"_L1);
    m_fold->setObjectName(u"railFold"_s);
    connect(m_fold, &QAbstractButton::clicked, m_actions->rail(), &QAction::trigger);
    const QStringList remembered = m_context.preferences().list(QString(kRailName));
    if (!remembered.isEmpty())
        m_wantsNames = remembered.front() == kWide;
}

void MainWindow::connectActions()
{
    connect(m_actions->palette(), &QAction::triggered, this, &MainWindow::togglePalette);
    connect(m_actions->shortcuts(), &QAction::triggered, this, &MainWindow::toggleShortcuts);
    connect(m_actions->rail(), &QAction::triggered, this, &MainWindow::switchRail);
    connect(m_actions->scheme(), &QAction::triggered, this, &MainWindow::switchScheme);
    connect(m_actions->nextPane(), &QAction::triggered, this, &MainWindow::focusNextPane);
    connect(m_actions->sync(), &QAction::triggered, &m_context.workspace(), &desk::Workspace::syncNow);
    connect(m_actions->undo(), &QAction::triggered, m_toasts, &ToastHost::undoNewest);
    connect(m_actions->quit(), &QAction::triggered, this, &QWidget::close);
    connect(m_actions->search(), &QAction::triggered, this, [this] {
        if (Page* page = currentPage(); page != nullptr && !hasSheet() && !hasFront())
            page->focusSearch();
    });
}

void MainWindow::connectStrip()
{
    connect(&m_context.workspace(), &desk::Workspace::statusChanged, m_strip, &StatusStrip::setStatus);
    connect(m_strip, &StatusStrip::waitingClicked, this, &MainWindow::waitingRequested);
    connect(m_strip, &StatusStrip::refusedClicked, this, &MainWindow::refusedRequested);
    connect(m_strip, &StatusStrip::quarantinedClicked, this, &MainWindow::quarantinedRequested);
    connect(m_strip, &StatusStrip::actionRequested, this, &MainWindow::act);
}

void MainWindow::setHead(QWidget* head)
{
    m_rail->setHead(head);
}

void MainWindow::addPage(const Place& place, Page* page)
{
    reservePage(place);
    setPage(place.name, page);
}

void MainWindow::reservePage(const Place& place)
{
    QAction* go = m_actions->addPlace(QString(u"go."_s + place.name), place.keys, place.title, place.iconName);
    RailButton* button = m_rail->addPlace(place.iconName, place.atEnd);
    button->setObjectName(QString(u"rail."_s + place.name));
    m_entries.push_back({.place = place, .button = button, .go = go});
    describe(m_entries.back());
    connect(go, &QAction::triggered, this, [this, name = place.name] { this->go(name); });
    if (m_entries.size() == 1)
        m_rail->setCurrent(button);
    orderTabs();
}

void MainWindow::setPage(const QString& name, Page* page)
{
    const auto entry = std::ranges::find(m_entries, name, [](const Entry& each) { return each.place.name; });
    if (entry == m_entries.end() || entry->page != nullptr)
        return;
    entry->page = page;
    m_pages->addWidget(page);
    m_toasts->raise();
    connect(page, &Page::countChanged, this,
            [this, page](qint64 count, bool isAlert) { setCount(page, count, isAlert); });
    orderTabs();
}

void MainWindow::go(const QString& name)
{
    const auto pageOf = [this, &name] {
        const auto entry = std::ranges::find(m_entries, name, [](const Entry& each) { return each.place.name; });
        return entry == m_entries.end() ? nullptr : entry->page;
    };
    if (pageOf() == nullptr)
        Q_EMIT pageWanted(name);
    if (Page* page = pageOf())
        showPage(page);
}

void MainWindow::orderTabs()
{
    // As people see it: rail, page, status line; Qt's order is the one in which things were made.
    QWidget* last = m_rail;
    for (QWidget* button : m_rail->inOrder()) {
        setTabOrder(last, button);
        last = button;
    }
    for (QAbstractButton* part : m_strip->findChildren<QAbstractButton*>()) {
        if (QWidget* end = previousInFocusChain(); end != part)
            setTabOrder(end, part);
    }
}

void MainWindow::showPage(Page* page)
{
    // A sheet is a task that was begun: what is behind it does not change under it.
    Page* const shown = hasSheet() ? currentPage() : page;
    const bool isOther = shown != currentPage();
    m_pages->setCurrentWidget(shown);
    for (const Entry& entry : m_entries) {
        if (entry.page == shown)
            m_rail->setCurrent(entry.button);
    }
    if (!hasSheet() && !hasFront() && (isOther || !shown->isAncestorOf(focusWidget())))
        shown->enter();
}

Page* MainWindow::currentPage() const
{
    return qobject_cast<Page*>(m_pages->currentWidget());
}

void MainWindow::setFront(Page* front)
{
    while (m_stage->count() > 1) {
        QWidget* old = m_stage->widget(1);
        if (old == front)
            break;
        m_stage->removeWidget(old);
        old->deleteLater();
    }
    if (front != nullptr) {
        if (m_stage->indexOf(front) < 0)
            m_stage->addWidget(front);
        m_stage->setCurrentWidget(front);
        front->enter();
        return;
    }
    m_stage->setCurrentWidget(m_desk);
    if (Page* page = currentPage())
        page->enter();
}

void MainWindow::setImmersed(bool isImmersed)
{
    m_rail->setVisible(!isImmersed);
}

bool MainWindow::hasFront() const
{
    return m_stage->currentWidget() != m_desk;
}

bool MainWindow::hasSheet() const
{
    const QList<Sheet*> sheets = findChildren<Sheet*>();
    return std::any_of(sheets.begin(), sheets.end(), [](const Sheet* sheet) { return sheet->isVisible(); });
}

void MainWindow::restorePlace()
{
    // Scaled up, a laptop's screen has less room than that: then the window is as large as the screen.
    const QSize room = screen()->availableSize();
    setMinimumSize(kSmallest.boundedTo(room));
    resize(kFirstSize.boundedTo(room));
    const QByteArray state = m_context.preferences().layout(kLayoutName);
    if (!state.isEmpty() && restoreGeometry(state))
        resize(size().boundedTo(screen()->availableSize()));
}

void MainWindow::bringToFront()
{
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    const Identity& identity = m_context.workspace().identity();
    setWindowTitle(identity.isNobody() ? tr("Countinghouse") : identity.shopName);
    m_find->setName(tr("Find"), m_actions->palette()->shortcut().toString(QKeySequence::NativeText), true);
    placeRail();
    for (const Entry& entry : m_entries)
        describe(entry);
}

void MainWindow::describe(const Entry& entry)
{
    entry.button->setName(entry.place.title(), entry.place.keys.toString(QKeySequence::NativeText));
    entry.button->setCount(entry.count > 0 ? m_context.formats().count(entry.count) : QString(), entry.isAlert);
}

void MainWindow::setCount(Page* page, qint64 count, bool isAlert)
{
    for (Entry& entry : m_entries) {
        if (entry.page != page)
            continue;
        entry.count = count;
        entry.isAlert = isAlert;
        describe(entry);
    }
}

std::vector<ActionGroup> MainWindow::groups() const
{
    std::vector<ActionGroup> groups;
    for (const Entry& entry : m_entries) {
        if (entry.page != nullptr && entry.page == currentPage())
            groups.push_back({.title = entry.place.title(), .actions = entry.page->commands()});
    }
    groups.push_back({.title = tr("Go to"), .actions = m_actions->places()});
    groups.push_back({.title = tr("Everywhere"), .actions = m_actions->everywhere()});
    return groups;
}

void MainWindow::togglePalette()
{
    if (m_palette->isVisible())
        m_palette->close();
    else if (!hasSheet() && !hasFront())
        m_palette->open(groups());
}

void MainWindow::toggleShortcuts()
{
    if (auto* open = findChild<ShortcutSheet*>(); open != nullptr && open->isVisible())
        return open->close();
    if (hasSheet() || hasFront())
        return;
    m_palette->close();
    // Those of the other pages too: this is where one learns what there is.
    std::vector<ActionGroup> all = groups();
    for (const Entry& entry : m_entries) {
        if (entry.page == nullptr)
            Q_EMIT pageWanted(entry.place.name);
        if (entry.page != nullptr && entry.page != currentPage())
            all.push_back({.title = entry.place.title(), .actions = entry.page->commands()});
    }
    (new ShortcutSheet(std::move(all), this))->open();
}

void MainWindow::switchScheme()
{
    m_context.preferences().setColorScheme(isDark(palette()) ? ColorScheme::Light : ColorScheme::Dark);
}

void MainWindow::switchRail()
{
    m_wantsNames = m_rail->isCompact();
    m_context.preferences().setList(QString(kRailName), {QString(*m_wantsNames ? kWide : kNarrow)});
    placeRail();
}

void MainWindow::placeRail()
{
    const bool isCompact = !m_wantsNames.value_or(width() >= kCompactBelow);
    m_rail->setCompact(isCompact);
    m_fold->setIconName(isCompact ? "chevron-right"_L1 : "chevron-left"_L1);
    m_fold->setName(isCompact ? tr("Show names") : tr("Hide names"),
                    m_actions->rail()->shortcut().toString(QKeySequence::NativeText));
}

void MainWindow::focusNextPane()
{
    if (hasSheet() || hasFront())
        return;
    const QWidget* focus = focusWidget();
    if (m_rail->isAncestorOf(focus)) {
        if (Page* page = currentPage())
            page->enter();
    } else if (m_strip->isAncestorOf(focus)) {
        for (const Entry& entry : m_entries) {
            if (entry.page == currentPage())
                entry.button->setFocus(Qt::ShortcutFocusReason);
        }
    } else if (auto* first = m_strip->findChild<QWidget*>(u"statusWaiting"_s)) {
        first->setFocus(Qt::ShortcutFocusReason);
    }
}

void MainWindow::act(StatusAction action)
{
    switch (action) {
    case StatusAction::None:
        break;
    case StatusAction::Stop:
        m_context.workspace().stopPass();
        break;
    case StatusAction::TryNow:
        m_context.workspace().syncNow();
        break;
    case StatusAction::SignIn:
        Q_EMIT signInRequested();
        break;
    case StatusAction::DecideRemovals:
        decideRemovals();
        break;
    }
}

void MainWindow::decideRemovals()
{
    const std::optional<Error>& error = m_context.workspace().status().error;
    if (!error || hasSheet())
        return;
    auto* sheet = new RemovalsSheet(*error, m_context.formats(), this);
    connect(sheet, &RemovalsSheet::accepted, &m_context.workspace(), &desk::Workspace::acceptRemovals);
    sheet->open();
}

void MainWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_context.preferences().setLayout(kLayoutName, saveGeometry());
    // What waits is still to be sent; the window goes when that has ended.
    event->ignore();
    Q_EMIT closeRequested();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeRail();
}

void MainWindow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), colorsOf(palette()).window);
}

} // namespace ch::ui
