// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderDetailHeader.h"

#include "ui/kit/FlowLayout.h"
#include "ui/kit/Icons.h"
#include "ui/orders/OrderDetailText.h"
#include "ui/orders/OrderListCells.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array kSteps{OrderAction::Ship, OrderAction::Complete, OrderAction::ReleaseHold, OrderAction::Hold,
                            OrderAction::Note};
constexpr std::array kMore{OrderAction::CorrectTracking, OrderAction::EditAddress, OrderAction::Print,
                           OrderAction::Copy};
constexpr std::array kDestructive{OrderAction::Refund, OrderAction::Cancel};

constexpr int kNarrowest = 40 * kGrid;

bool isAllowed(const OrderVerdicts& verdicts, OrderAction which)
{
    return !verdicts[static_cast<size_t>(which)];
}

/// Steps that move the order on; only one of these is ever the primary one.
bool movesOn(OrderAction which)
{
    return which == OrderAction::Ship || which == OrderAction::Complete || which == OrderAction::ReleaseHold;
}

bool isHeld(const Order& order, UtcTime now)
{
    return order.hold && !(order.hold->until && *order.hold->until <= now);
}

} // namespace

OrderDetailHeader::OrderDetailHeader(UiContext& context, QWidget* parent)
    : QFrame(parent)
    , m_context(context)
    , m_number(new TextLabel({}, TextStyle::Title, this))
    , m_previous(makeIconButton("chevron-left"_L1, tr("Previous order"), this))
    , m_next(makeIconButton("chevron-right"_L1, tr("Next order"), this))
    , m_pills(new FlowLayout(kGrid))
    , m_facts(new TextLabel({}, TextStyle::Body, this))
    , m_outdated(new TextLabel(outdatedWords(), TextStyle::Caption, this))
    , m_more(makeButton(tr("More"), ButtonKind::Plain, this))
    , m_menu(new QMenu(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(kGrid);
    column->addLayout(makeNumberRow());
    column->addLayout(m_pills);
    m_facts->setMuted(true);
    column->addWidget(m_facts);
    m_outdated->setTone(Tone::Warn);
    m_outdated->hide();
    column->addWidget(m_outdated);
    column->addLayout(makeButtonRow());
    connect(m_previous, &QToolButton::clicked, this, &OrderDetailHeader::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &OrderDetailHeader::nextRequested);
    setNeighbours(false, false);
}

QHBoxLayout* OrderDetailHeader::makeNumberRow()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid / 2);
    m_number->setElided(true);
    auto* copy = makeIconButton("copy"_L1, tr("Copy the order number"), this);
    connect(copy, &QToolButton::clicked, this, [this] { Q_EMIT actionRequested(OrderAction::Copy); });
    row->addWidget(m_number);
    row->addWidget(copy);
    row->addStretch(1);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    return row;
}

QHBoxLayout* OrderDetailHeader::makeButtonRow()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    for (size_t i = 0; i < kSteps.size(); ++i) {
        auto* button = makeButton(words(kSteps[i]), ButtonKind::Plain, this);
        button->setIcon(icon(iconNameOf(kSteps[i])));
        button->hide();
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT actionRequested(kSteps[i]); });
        m_steps[i] = button;
        row->addWidget(button);
    }
    m_more->setMenu(m_menu);
    m_more->setAccessibleName(tr("More actions"));
    row->addWidget(m_more);
    row->addStretch(1);
    return row;
}

void OrderDetailHeader::render(const desk::OrderDetail& detail)
{
    const auto hold = std::ranges::find(kSteps, OrderAction::Hold) - kSteps.begin();
    m_steps[size_t(hold)]->setText(isHeld(detail.shown, m_context.now()) ? tr("Change hold…")
                                                                         : words(OrderAction::Hold));
    m_number->setFullText(detail.base.orderNo);
    showPills(detail);
    showFacts(detail.shown);
    m_outdated->setVisible(detail.isOutdated);
}

void OrderDetailHeader::showPills(const desk::OrderDetail& detail)
{
    emptyLayout(m_pills);
    const Order& order = detail.shown;
    const UtcTime now = m_context.now();
    addPill(detail.isOutdated ? unknownStatus() : words(order.status),
            detail.isOutdated ? Tone::Warn : toneOf(order.status));
    if (order.status == OrderStatus::Paid && !detail.isOutdated)
        addPill(words(order.fulfilment()), Tone::Neutral);
    if (order.isOverdue(now))
        addPill(tr("Late"), Tone::Bad);
    if (isHeld(order, now))
        addPill(tr("On hold"), Tone::Warn);
    const auto refused = std::ranges::count(detail.open, OperationState::Refused, &PendingOperation::state);
    const auto waiting = std::ssize(detail.open) - refused;
    if (waiting > 0)
        addPill(tr("%n waiting", nullptr, int(waiting)), Tone::Info);
    if (refused > 0)
        addPill(tr("%n refused", nullptr, int(refused)), Tone::Bad);
}

void OrderDetailHeader::addPill(const QString& text, Tone tone)
{
    m_pills->addWidget(new Pill(text, tone, this));
}

void OrderDetailHeader::showFacts(const Order& order)
{
    const Formats& formats = m_context.formats();
    const UtcTime now = m_context.now();
    QStringList facts{tr("Placed %1").arg(formats.when(order.createdAt, now))};
    QStringList exact{tr("Placed %1").arg(formats.exact(order.createdAt))};
    if (order.status == OrderStatus::Pending && order.expiresAt) {
        facts.push_back(tr("unpaid, closes %1").arg(formats.when(*order.expiresAt, now)));
        exact.push_back(tr("Closes %1 if nobody pays").arg(formats.exact(*order.expiresAt)));
    }
    if (order.status == OrderStatus::Paid && order.shipBy) {
        facts.push_back(tr("ship by %1").arg(formats.dayOf(*order.shipBy, now)));
        exact.push_back(tr("Ship by %1").arg(formats.exact(*order.shipBy)));
    }
    if (order.status == OrderStatus::Cancelled && !order.cancelReason.isEmpty())
        facts.push_back(tr("cancelled: %1").arg(reasonWords(order.cancelReason)));
    if (order.claim && order.claim->expiresAt > now) {
        facts.push_back(tr("being packed by %1").arg(order.claim->user));
        exact.push_back(tr("Claimed on %1 until %2").arg(order.claim->device, formats.exact(order.claim->expiresAt)));
    }
    m_facts->setFullText(facts.join(u" · "_s));
    m_facts->setToolTip(plainTip(exact.join(u'\n')));
}

void OrderDetailHeader::offer(const OrderVerdicts& verdicts)
{
    m_verdicts = verdicts;
    bool hasPrimary = false;
    for (size_t i = 0; i < kSteps.size(); ++i) {
        const bool isPrimary = isAllowed(verdicts, kSteps[i]) && !hasPrimary && movesOn(kSteps[i]);
        hasPrimary |= isPrimary;
        setButtonKind(m_steps[i], isPrimary ? ButtonKind::Primary : ButtonKind::Plain);
    }
    fit();
}

void OrderDetailHeader::fit()
{
    if (!m_verdicts)
        return;
    const QMargins margins = layout()->contentsMargins();
    int room = width() - margins.left() - margins.right() - m_more->sizeHint().width();
    QList<OrderAction> rest;
    for (size_t i = 0; i < kSteps.size(); ++i) {
        const bool isOffered = isAllowed(*m_verdicts, kSteps[i]);
        const int wanted = m_steps[i]->sizeHint().width() + kGrid;
        // The first one stays a button whatever the width: it is what people came for.
        const bool hasRoom = isOffered && rest.isEmpty() && (wanted <= room || movesOn(kSteps[i]));
        m_steps[i]->setVisible(hasRoom);
        if (hasRoom)
            room -= wanted;
        else if (isOffered)
            rest.push_back(kSteps[i]);
    }
    fillMenu(rest);
}

void OrderDetailHeader::fillMenu(const QList<OrderAction>& first)
{
    m_menu->clear();
    const auto add = [this](OrderAction which) {
        QAction* const action = m_menu->addAction(icon(iconNameOf(which)), words(which));
        connect(action, &QAction::triggered, this, [this, which] { Q_EMIT actionRequested(which); });
    };
    for (const OrderAction which : first)
        add(which);
    for (const OrderAction which : kMore) {
        if (isAllowed(*m_verdicts, which))
            add(which);
    }
    m_menu->addSeparator();
    for (const OrderAction which : kDestructive) {
        if (isAllowed(*m_verdicts, which))
            add(which);
    }
}

QSize OrderDetailHeader::minimumSizeHint() const
{
    // Else the buttons that are shown now would keep it from becoming narrower.
    return {kNarrowest, QFrame::minimumSizeHint().height()};
}

void OrderDetailHeader::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit();
}

void OrderDetailHeader::setNeighbours(bool hasPrevious, bool hasNext)
{
    m_previous->setEnabled(hasPrevious);
    m_next->setEnabled(hasNext);
}

void OrderDetailHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    painter.fillRect(rect(), colors.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.border);
}

} // namespace ch::ui
