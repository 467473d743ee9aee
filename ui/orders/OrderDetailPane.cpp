// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderDetailPane.h"

#include "core/base/Deliver.h"
#include "ui/orders/OrderActionStart.h"
#include "ui/orders/OrderDetailBoard.h"
#include "ui/orders/OrderDetailHeader.h"
#include "ui/orders/OrderDetailText.h"
#include "ui/orders/TimelineCard.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Who walks through a list with the arrow keys asks the service only about the order that they stop at.
constexpr std::chrono::milliseconds kBeforeTimeline{250};
/// An order comes from the cache in milliseconds: only one that does not is worth a "loading".
constexpr std::chrono::milliseconds kBeforeLoading{150};
constexpr std::chrono::seconds kClockTick{20};

} // namespace

class OrderDetailPane::Parts
{
public:
    Parts(UiContext& contextOf, OrderDetailPane& paneOf) : context(contextOf), pane(paneOf) {}

    void build();
    void rebuild();
    void listen();
    void load();
    void onDetail(int asked, const Result<desk::OrderDetail>& loaded);
    void onTimeline(int asked, const Result<desk::OrderTimeline>& kept);
    void refreshTimeline();
    void render();
    void showProblem(const Error& error);
    void showNothing();
    void showContent();
    void start(OrderAction which);
    void tick();

    UiContext& context;
    OrderDetailPane& pane;
    QStackedLayout* stack = nullptr;
    QWidget* content = nullptr;
    OrderDetailHeader* header = nullptr;
    QScrollArea* scroll = nullptr;
    OrderDetailBoard* board = nullptr;
    EmptyState* empty = nullptr;
    QTimer timelineDue;
    QTimer loadingDue;
    QTimer clock;

    OrderId id;
    /// Answers about an order that is no longer shown are dropped.
    int generation = 0;
    std::optional<desk::OrderDetail> detail;
    desk::OrderTimeline timeline;
    /// Of the order when its timeline was read last.
    qint64 readRevision = -1;
    bool hasPrevious = false;
    bool hasNext = false;
};

void OrderDetailPane::Parts::build()
{
    delete content;
    delete empty;
    content = new QWidget(&pane);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    header = new OrderDetailHeader(context, content);
    scroll = new QScrollArea(content);
    board = new OrderDetailBoard(context, scroll);
    scroll->setWidget(board);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    column->addWidget(header);
    column->addWidget(scroll, 1);
    empty = new EmptyState(&pane);
    stack->addWidget(content);
    stack->addWidget(empty);
    header->setNeighbours(hasPrevious, hasNext);

    connect(header, &OrderDetailHeader::previousRequested, &pane, &OrderDetailPane::previousRequested);
    connect(header, &OrderDetailHeader::nextRequested, &pane, &OrderDetailPane::nextRequested);
    connect(header, &OrderDetailHeader::actionRequested, &pane, [this](OrderAction which) { start(which); });
    connect(board, &OrderDetailBoard::actionRequested, &pane, [this](OrderAction which) { start(which); });
    connect(board, &OrderDetailBoard::timelineRequested, &pane, [this] { refreshTimeline(); });
    connect(board, &OrderDetailBoard::parcelCorrectionRequested, &pane, [this](int parcelNo) {
        if (detail)
            startParcelCorrection(context, &pane, *detail, parcelNo);
    });
    connect(board, &OrderDetailBoard::entryCorrectionRequested, &pane, [this](qint64 seq) {
        const auto entry = std::ranges::find(detail->open, seq, &PendingOperation::seq);
        if (entry != detail->open.end())
            startCorrection(context, &pane, *detail, *entry);
    });
    connect(empty, &EmptyState::buttonClicked, &pane, [this] { load(); });
}

/// In another language, or with other formats.
void OrderDetailPane::Parts::rebuild()
{
    build();
    if (detail) {
        render();
        showContent();
    } else if (id.isNull()) {
        showNothing();
    } else {
        load();
    }
}

void OrderDetailPane::Parts::listen()
{
    timelineDue.setSingleShot(true);
    loadingDue.setSingleShot(true);
    connect(&timelineDue, &QTimer::timeout, &pane, [this] { refreshTimeline(); });
    connect(&loadingDue, &QTimer::timeout, &pane, [this] {
        empty->set("clock"_L1, OrderDetailPane::tr("Loading…"), {});
        stack->setCurrentWidget(empty);
    });
    connect(&clock, &QTimer::timeout, &pane, [this] { tick(); });
    clock.start(kClockTick);
    connect(&context.workspace().orders(), &desk::OrderStore::changed, &pane,
            [this](const desk::OrderChanges& changes) {
                if (!id.isNull() && (changes.isMany || std::ranges::find(changes.ids, id) != changes.ids.end()))
                    load();
            });
    connect(&context.workspace().activity(), &desk::ActivityStore::changed, &pane, [this] {
        if (!id.isNull())
            load();
    });
    connect(&context, &UiContext::formatsChanged, &pane, [this] { rebuild(); });
    connect(&context.workspace(), &desk::Workspace::identityChanged, &pane, [this] {
        // Another role sees other parts.
        rebuild();
        load();
    });
}

void OrderDetailPane::Parts::load()
{
    if (id.isNull())
        return;
    const int asked = generation;
    if (!detail)
        loadingDue.start(kBeforeLoading);
    deliver(context.workspace().orders().detail(id), &pane,
            [this, asked](const Result<desk::OrderDetail>& loaded) { onDetail(asked, loaded); });
}

void OrderDetailPane::Parts::onDetail(int asked, const Result<desk::OrderDetail>& loaded)
{
    if (asked != generation)
        return;
    loadingDue.stop();
    if (!loaded) {
        detail.reset();
        showProblem(loaded.error());
        return;
    }
    const bool isFirst = !detail;
    if (!isFirst && isSameDetail(*detail, *loaded))
        return;
    detail = *loaded;
    if (isFirst)
        scroll->verticalScrollBar()->setValue(0);
    if (isFirst)
        deliver(context.workspace().orders().timeline(id), &pane,
                [this, asked](const Result<desk::OrderTimeline>& kept) { onTimeline(asked, kept); });
    if (detail->base.revision != readRevision)
        timelineDue.start(kBeforeTimeline);
    render();
    showContent();
}

void OrderDetailPane::Parts::onTimeline(int asked, const Result<desk::OrderTimeline>& kept)
{
    if (asked != generation || !detail)
        return;
    // One read from the service may have come first.
    if (kept && (!timeline.asOf || (kept->asOf && *kept->asOf > *timeline.asOf))) {
        timeline = *kept;
        render();
    }
    if (!timeline.asOf)
        board->timeline().showReading();
}

void OrderDetailPane::Parts::refreshTimeline()
{
    if (!detail)
        return;
    const int asked = generation;
    const qint64 revision = detail->base.revision;
    readRevision = revision;
    board->timeline().showReading();
    const auto onAnswer = [this, asked](const Result<desk::OrderTimeline>& fresh) {
        if (asked != generation || !detail)
            return;
        if (fresh) {
            timeline = *fresh;
            render();
        } else {
            board->timeline().showFailure(fresh.error());
        }
    };
    deliver(context.workspace().orders().refreshTimeline(id), &pane, onAnswer);
}

void OrderDetailPane::Parts::render()
{
    if (!detail)
        return;
    header->render(*detail);
    board->render(*detail, timeline);
    const int asked = generation;
    judgeActions(context, *detail, &pane, [this, asked](const OrderVerdicts& verdicts) {
        if (asked != generation)
            return;
        header->offer(verdicts);
        board->offer(verdicts);
    });
}

void OrderDetailPane::Parts::showProblem(const Error& error)
{
    const ErrorWords said = words(error);
    if (error.kind == ErrorKind::NotFound)
        empty->set("orders"_L1, OrderDetailPane::tr("This order is not here"),
                   OrderDetailPane::tr("It was removed at the service, or this device has not fetched it yet."));
    else
        empty->set("warning"_L1, said.what, said.next, OrderDetailPane::tr("Try again"));
    stack->setCurrentWidget(empty);
}

void OrderDetailPane::Parts::showNothing()
{
    empty->set("orders"_L1, OrderDetailPane::tr("No order chosen"),
               OrderDetailPane::tr("Choose one in the list to see its lines, its parcels and what happened to it."));
    stack->setCurrentWidget(empty);
}

void OrderDetailPane::Parts::showContent()
{
    stack->setCurrentWidget(content);
}

void OrderDetailPane::Parts::start(OrderAction which)
{
    if (detail)
        startAction(context, &pane, which, *detail);
}

void OrderDetailPane::Parts::tick()
{
    if (!detail || !pane.isVisible())
        return;
    header->render(*detail);
    board->timeline().showAge();
}

OrderDetailPane::OrderDetailPane(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_parts(std::make_unique<Parts>(context, *this))
{
    m_parts->stack = new QStackedLayout(this);
    m_parts->build();
    m_parts->listen();
    m_parts->showNothing();
}

OrderDetailPane::~OrderDetailPane() = default;

void OrderDetailPane::show(OrderId id)
{
    if (id == m_parts->id)
        return;
    ++m_parts->generation;
    m_parts->id = id;
    m_parts->detail.reset();
    m_parts->timeline = {};
    m_parts->readRevision = -1;
    m_parts->timelineDue.stop();
    if (id.isNull())
        m_parts->showNothing();
    else
        m_parts->load();
}

void OrderDetailPane::clear()
{
    show(OrderId());
}

OrderId OrderDetailPane::order() const
{
    return m_parts->id;
}

void OrderDetailPane::setNeighbours(bool hasPrevious, bool hasNext)
{
    m_parts->hasPrevious = hasPrevious;
    m_parts->hasNext = hasNext;
    m_parts->header->setNeighbours(hasPrevious, hasNext);
}

void OrderDetailPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_parts->rebuild();
}

} // namespace ch::ui
