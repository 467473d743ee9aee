// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/StockTakesPage.h"

#include "core/base/Deliver.h"
#include "core/desk/Workspace.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Widgets.h"
#include "ui/stocktake/CountingView.h"
#include "ui/stocktake/NewStockTakeSheet.h"
#include "ui/stocktake/ReviewView.h"
#include "ui/stocktake/StockTakeCard.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kListWidth = 880;
/// Older ones are in the service's list.
constexpr size_t kMostShown = 60;

} // namespace

StockTakesPage::StockTakesPage(UiContext& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_stack(new QStackedWidget(this))
    , m_counting(new CountingView(context, this))
    , m_review(new ReviewView(context, this))
    , m_begin(new QAction(icon("plus"_L1), {}, this))
    , m_undo(new QAction(icon("undo"_L1), {}, this))
    , m_back(new QAction(icon("chevron-left"_L1), {}, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_stack->addWidget(buildList());
    m_stack->addWidget(m_counting);
    m_stack->addWidget(m_review);
    addCommands();
    connectParts();
    retranslate();
}

QWidget* StockTakesPage::buildList()
{
    m_list = new QWidget(this);
    m_title = new TextLabel({}, TextStyle::Title, m_list);
    m_new = makeButton({}, ButtonKind::Primary, m_list);
    m_notice = new Notice(m_list);
    m_empty = new EmptyState(m_list);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_new);
    auto* inside = new QWidget(m_list);
    m_cards = new QVBoxLayout(inside);
    m_cards->setContentsMargins(0, 0, kGrid, 0);
    m_cards->setSpacing(2 * kGrid);
    m_cards->addStretch(1);
    inside->setMaximumWidth(kListWidth);
    m_scroll = new QScrollArea(m_list);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(inside);
    m_scroll->setAccessibleName(tr("Stock takes"));
    auto* column = new QVBoxLayout(m_list);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 0);
    column->setSpacing(2 * kGrid);
    column->addLayout(top);
    column->addWidget(m_notice);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_empty, 1);
    return m_list;
}

void StockTakesPage::addCommands()
{
    m_undo->setShortcut(QKeySequence(QKeySequence::Undo));
    for (QAction* action : {m_begin, m_undo, m_back})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_begin->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_N));
    m_back->setShortcut(QKeySequence(Qt::Key_Escape));
    addActions({m_begin, m_undo, m_back});
}

void StockTakesPage::connectParts()
{
    connect(&m_context.workspace().stockCounts(), &desk::StockCountStore::changed, this, &StockTakesPage::reload);
    connect(&m_context, &UiContext::formatsChanged, this, &StockTakesPage::retranslate);
    connect(m_notice, &Notice::buttonClicked, this, &StockTakesPage::reload);
    connect(m_new, &QPushButton::clicked, this, &StockTakesPage::begin);
    connect(m_empty, &EmptyState::buttonClicked, this, &StockTakesPage::begin);
    connect(m_begin, &QAction::triggered, this, &StockTakesPage::begin);
    connect(m_undo, &QAction::triggered, m_counting, &CountingView::undoNewest);
    connect(m_back, &QAction::triggered, this, &StockTakesPage::showList);
    connect(m_counting, &CountingView::left, this, &StockTakesPage::showList);
    connect(m_counting, &CountingView::reviewRequested, this, &StockTakesPage::review);
    connect(m_review, &ReviewView::left, this, &StockTakesPage::showList);
    connect(m_review, &ReviewView::countRequested, this, &StockTakesPage::count);
}

void StockTakesPage::enter()
{
    if (m_stack->currentWidget() == m_counting)
        m_counting->focusCode();
    else
        m_new->setFocus();
    reload();
}

void StockTakesPage::count(StockCountId id)
{
    m_review->leave();
    m_stack->setCurrentWidget(m_counting);
    m_undo->setEnabled(true);
    m_back->setEnabled(true);
    m_counting->open(id);
}

void StockTakesPage::review(StockCountId id)
{
    m_counting->leave();
    m_stack->setCurrentWidget(m_review);
    m_undo->setEnabled(false);
    m_back->setEnabled(true);
    m_review->open(id);
}

void StockTakesPage::showList()
{
    m_counting->leave();
    m_review->leave();
    m_stack->setCurrentWidget(m_list);
    m_undo->setEnabled(false);
    m_back->setEnabled(false);
    m_new->setFocus();
    reload();
}

void StockTakesPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_isStale)
        reload();
}

void StockTakesPage::reload()
{
    if (m_isLoading || !isVisible()) {
        m_isStale = true;
        return;
    }
    m_isLoading = true;
    m_isStale = false;
    deliver(m_context.workspace().stockCounts().counts(), this, [this](const auto& items) { showCounts(items); });
}

StockTakeCard* StockTakesPage::cardAt(size_t index)
{
    while (m_shown.size() <= index) {
        auto* card = new StockTakeCard(m_context, m_scroll->widget());
        connect(card, &StockTakeCard::countRequested, this, &StockTakesPage::count);
        connect(card, &StockTakeCard::reviewRequested, this, &StockTakesPage::review);
        connect(card, &StockTakeCard::cancelRequested, this, &StockTakesPage::cancel);
        m_cards->insertWidget(m_cards->count() - 1, card);
        m_shown.push_back(card);
    }
    return m_shown[index];
}

void StockTakesPage::showCounts(const Result<std::vector<desk::StockCountItem>>& items)
{
    m_isLoading = false;
    if (!items) {
        m_notice->show(items.error(), tr("Try again"));
        m_isReadFailed = true;
        return;
    }
    // What else it says stays.
    if (std::exchange(m_isReadFailed, false))
        m_notice->hide();
    std::vector<const desk::StockCountItem*> sorted;
    for (const desk::StockCountItem& item : *items)
        sorted.push_back(&item);
    // Those that somebody works at first; each part newest first, as they come.
    std::stable_partition(sorted.begin(), sorted.end(), [](const auto* item) { return item->count.isOpen(); });
    const size_t shown = std::min(sorted.size(), kMostShown);
    for (size_t i = 0; i < shown; ++i) {
        cardAt(i)->show(*sorted[i]);
        m_shown[i]->setVisible(true);
    }
    for (size_t i = shown; i < m_shown.size(); ++i)
        m_shown[i]->hide();
    m_scroll->setVisible(shown > 0);
    m_empty->setVisible(shown == 0);
    const auto open = std::ranges::count_if(*items, [](const auto& item) { return item.count.isOpen(); });
    Q_EMIT countChanged(open, false);
    if (m_isStale)
        reload();
}

void StockTakesPage::begin()
{
    auto* sheet = new NewStockTakeSheet(m_context, this);
    connect(sheet, &NewStockTakeSheet::begun, this, [this](const StockCount& begun) {
        reload();
        count(begun.id);
    });
    sheet->open();
}

void StockTakesPage::cancel(StockCountId id)
{
    deliver(m_context.workspace().stockCounts().cancel(id, OpId::random()), this,
            [this](const Result<StockCount>& cancelled) {
                if (!cancelled)
                    m_notice->show(cancelled.error());
                reload();
            });
}

void StockTakesPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void StockTakesPage::retranslate()
{
    m_title->setFullText(tr("Stock takes"));
    m_new->setText(tr("New stock take"));
    m_begin->setText(tr("New stock take"));
    m_undo->setText(tr("Take back the last count"));
    m_back->setText(tr("Back to all stock takes"));
    m_empty->set(
        "inventory"_L1, tr("No stock take yet"),
        tr("Count what is on the shelves, with several people, for days, while the shop goes on selling. Nothing "
           "changes in the stock until a merchant approves it."),
        tr("New stock take"));
    reload();
}

} // namespace ch::ui
