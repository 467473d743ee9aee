// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductDetailPane.h"

#include "core/base/Deliver.h"
#include "ui/inventory/MovementCard.h"
#include "ui/inventory/ProductDetailHeader.h"
#include "ui/inventory/ProductFacts.h"
#include "ui/inventory/ProductOpenCard.h"
#include "ui/inventory/StockTiles.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Who walks through a list with the arrow keys asks the service only about the product that they stop at.
constexpr std::chrono::milliseconds kBeforeMovements{250};
/// A product comes from the cache in milliseconds: only one that does not is worth a "loading".
constexpr std::chrono::milliseconds kBeforeLoading{150};
constexpr std::chrono::seconds kClockTick{20};

} // namespace

ProductDetailPane::ProductDetailPane(UiContext& context, const InventoryCommands& commands, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_commands(commands)
    , m_stack(new QStackedLayout(this))
{
    build();
    m_movementsDue.setSingleShot(true);
    m_loadingDue.setSingleShot(true);
    connect(&m_movementsDue, &QTimer::timeout, this, &ProductDetailPane::refreshMovements);
    connect(&m_loadingDue, &QTimer::timeout, this, [this] {
        m_empty->set("clock"_L1, tr("Loading…"), {});
        m_stack->setCurrentWidget(m_empty);
    });
    connect(&m_clock, &QTimer::timeout, this, [this] { m_movementCard->showAge(); });
    m_clock.start(kClockTick);
    connect(&context.workspace().products(), &desk::ProductStore::changed, this, &ProductDetailPane::load);
    connect(&context, &UiContext::formatsChanged, this, [this] {
        render();
        renderMovements();
    });
    connect(&context.workspace(), &desk::Workspace::statusChanged, this, &ProductDetailPane::onStatus);
    m_wasOnline = context.workspace().status().isOnline();
    showNothing();
}

void ProductDetailPane::build()
{
    delete m_content;
    delete m_empty;
    m_content = new QWidget(this);
    m_header = new ProductDetailHeader(m_context, m_commands, m_content);
    m_scroll = new QScrollArea(m_content);
    auto* board = new QWidget(m_scroll);
    board->setAutoFillBackground(true);
    board->setBackgroundRole(QPalette::Window);
    m_tiles = new StockTiles(board);
    m_open = new ProductOpenCard(m_context, board);
    m_facts = new ProductFacts(m_context, m_commands, board);
    m_movementCard = new MovementCard(m_context, board);
    auto* rows = new QVBoxLayout(board);
    rows->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    rows->setSpacing(2 * kGrid);
    for (QWidget* each : std::initializer_list<QWidget*>{m_tiles, m_open, m_facts, m_movementCard})
        rows->addWidget(each);
    rows->addStretch(1);
    m_scroll->setWidget(board);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_scroll, 1);
    m_empty = new EmptyState(this);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);
    connect(m_empty, &EmptyState::buttonClicked, this, &ProductDetailPane::load);
    connect(m_open, &ProductOpenCard::againRequested, this, &ProductDetailPane::againRequested);
    connect(m_movementCard, &MovementCard::refreshRequested, this, &ProductDetailPane::refreshMovements);
}

void ProductDetailPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    build();
    if (m_detail) {
        render();
        renderMovements();
    } else if (m_sku.isEmpty())
        showNothing();
    else
        load();
}

void ProductDetailPane::showProduct(const QString& sku)
{
    if (sku == m_sku)
        return;
    ++m_generation;
    m_sku = sku;
    m_detail.reset();
    m_movements = {};
    m_readRevision = -1;
    m_movementsDue.stop();
    if (sku.isEmpty()) {
        showNothing();
        Q_EMIT loaded();
        return;
    }
    load();
}

void ProductDetailPane::load()
{
    if (m_sku.isEmpty())
        return;
    if (!m_detail)
        m_loadingDue.start(kBeforeLoading);
    deliver(m_context.workspace().products().detail(m_sku), this,
            [this, asked = m_generation](const Result<desk::ProductDetail>& loaded) { onDetail(asked, loaded); });
}

void ProductDetailPane::onDetail(int asked, const Result<desk::ProductDetail>& loaded)
{
    if (asked != m_generation)
        return;
    m_loadingDue.stop();
    if (!loaded) {
        m_detail.reset();
        showProblem(loaded.error());
        Q_EMIT this->loaded();
        return;
    }
    const bool isFirst = !m_detail;
    if (!isFirst && *m_detail == *loaded)
        return;
    m_detail = *loaded;
    if (isFirst) {
        m_scroll->verticalScrollBar()->setValue(0);
        m_movementCard->render({}, m_detail->base);
        loadMovements();
    }
    if (m_detail->base.revision != m_readRevision)
        m_movementsDue.start(kBeforeMovements);
    render();
    Q_EMIT this->loaded();
}

void ProductDetailPane::loadMovements()
{
    const auto kept = m_context.workspace().products().movements(m_sku);
    deliver(kept, this, [this, asked = m_generation](const Result<desk::ProductMovements>& found) {
        if (asked != m_generation || !m_detail)
            return;
        // Those read from the service may have come first.
        if (found && found->asOf && (!m_movements.asOf || *found->asOf > *m_movements.asOf)) {
            m_movements = *found;
            renderMovements();
        }
        if (!m_movements.asOf)
            m_movementCard->showReading();
    });
}

void ProductDetailPane::refreshMovements()
{
    if (!m_detail)
        return;
    m_readRevision = m_detail->base.revision;
    m_movementCard->showReading();
    const auto onAnswer = [this, asked = m_generation](const Result<desk::ProductMovements>& fresh) {
        if (asked != m_generation || !m_detail)
            return;
        if (fresh) {
            m_movements = *fresh;
            renderMovements();
        } else {
            m_movementCard->showFailure(fresh.error());
        }
    };
    deliver(m_context.workspace().products().refreshMovements(m_sku), this, onAnswer);
}

ProductWriter ProductDetailPane::writer() const
{
    return {m_context.formats(), m_context.now(), m_context.workspace().identity().currency};
}

void ProductDetailPane::render()
{
    if (!m_detail)
        return;
    const ProductWriter write = writer();
    m_header->render(m_detail->item, write);
    m_tiles->render(m_detail->item, write);
    m_open->render(*m_detail, write);
    m_facts->render(m_detail->item, write);
    m_stack->setCurrentWidget(m_content);
}

void ProductDetailPane::renderMovements()
{
    if (m_detail && m_movements.asOf)
        m_movementCard->render(m_movements, m_detail->base);
}

void ProductDetailPane::onStatus()
{
    // Only then is something else true of what waits; while a sync runs the status changes all the time.
    const bool isOnline = m_context.workspace().status().isOnline();
    if (std::exchange(m_wasOnline, isOnline) != isOnline && m_detail)
        m_open->render(*m_detail, writer());
}

void ProductDetailPane::showProblem(const Error& error)
{
    const ErrorWords said = words(error);
    if (error.kind == ErrorKind::NotFound)
        m_empty->set("inventory"_L1, tr("This product is not here"),
                     tr("It was removed at the service, or this device has not fetched it yet."));
    else
        m_empty->set("warning"_L1, said.what, said.next, tr("Try again"));
    m_stack->setCurrentWidget(m_empty);
}

void ProductDetailPane::showNothing()
{
    m_empty->set("inventory"_L1, tr("No product chosen"),
                 tr("Choose one in the list to see its stock, where it lies and what happened to it."));
    m_stack->setCurrentWidget(m_empty);
}

} // namespace ch::ui
