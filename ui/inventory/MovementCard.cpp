// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/MovementCard.h"

#include "ui/inventory/MovementWords.h"
#include "ui/inventory/StockChart.h"
#include "ui/kit/Buttons.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More are shown when they are asked for.
constexpr size_t kAtOnce = 30;
constexpr size_t kMostPoints = 400;

} // namespace

MovementCard::MovementCard(UiContext& context, QWidget* parent)
    : Card(tr("Movements"), parent)
    , m_context(context)
    , m_age(new TextLabel({}, TextStyle::Caption, this))
    , m_refresh(makeIconButton("sync"_L1, tr("Read the movements again"), this))
    , m_trouble(new Notice(this))
    , m_chart(new StockChart(context, this))
    , m_shown(kAtOnce)
{
    m_age->setMuted(true);
    m_age->setWordWrap(false);
    addHeaderWidget(m_age);
    addHeaderWidget(m_refresh);
    body()->addWidget(m_trouble);
    body()->addWidget(m_chart);
    m_chart->hide();
    connect(m_refresh, &QToolButton::clicked, this, &MovementCard::refreshRequested);
}

void MovementCard::render(const desk::ProductMovements& movements, const Product& product)
{
    m_movements = movements;
    m_isReading = false;
    m_refresh->setEnabled(true);
    m_trouble->hide();
    // A whole ledger says itself what was there when it was read; stock may have moved on since (I2).
    qint64 onHand = product.onHand;
    if (movements.isWhole) {
        onHand = 0;
        for (const Movement& movement : movements.entries)
            onHand += movement.deltaOnHand;
    }
    const std::vector<StockPoint> points = stockHistory(movements.entries, onHand, kMostPoints);
    m_chart->set(points, product.reorderPoint);
    m_chart->setVisible(points.size() > 2);
    fill();
    showAge();
}

void MovementCard::showReading()
{
    m_isReading = true;
    m_refresh->setEnabled(false);
    showAge();
}

void MovementCard::showFailure(const Error& error)
{
    m_isReading = false;
    m_refresh->setEnabled(true);
    m_trouble->show(isTransient(error) ? Tone::Neutral : Tone::Warn,
                    m_movements.asOf ? tr("They could not be read again. This is what was known then.")
                                     : tr("They were never read on this device. %1").arg(words(error).what));
    showAge();
}

void MovementCard::showAge()
{
    if (m_isReading)
        m_age->setFullText(tr("Reading…"));
    else if (m_movements.asOf)
        m_age->setFullText(tr("Read %1").arg(m_context.formats().ago(*m_movements.asOf, m_context.now())));
    else
        m_age->setFullText({});
}

ProductWriter MovementCard::writer() const
{
    return {m_context.formats(), m_context.now(), m_context.workspace().identity().currency};
}

void MovementCard::fill()
{
    delete m_rows;
    m_rows = new QWidget(this);
    auto* column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid + 2);
    body()->addWidget(m_rows);
    const Formats& formats = m_context.formats();
    const ProductWriter write = writer();
    const auto& entries = m_movements.entries;
    QDate day;
    for (size_t i = 0; i < std::min(entries.size(), m_shown); ++i) {
        const QDate its = formats.localDay(entries[i].at);
        if (its != day) {
            auto* head = new TextLabel(formats.dayOf(entries[i].at, m_context.now()), TextStyle::Caption, m_rows);
            head->setMuted(true);
            column->addWidget(head);
            day = its;
        }
        addRow(entries[i], write, column);
    }
    if (entries.size() > m_shown) {
        auto* more = makeButton(tr("Show older"), ButtonKind::Quiet, m_rows);
        // The button goes with the rows that it replaces.
        connect(
            more, &QPushButton::clicked, this,
            [this] {
                m_shown += 4 * kAtOnce;
                fill();
            },
            Qt::QueuedConnection);
        column->addWidget(more, 0, Qt::AlignLeft);
    } else if (!m_movements.isWhole) {
        auto* older = new TextLabel(tr("Older movements are at the service."), TextStyle::Caption, m_rows);
        older->setMuted(true);
        column->addWidget(older);
    } else if (entries.empty() && m_movements.asOf) {
        auto* none = new TextLabel(tr("Nothing has moved yet."), TextStyle::Body, m_rows);
        none->setMuted(true);
        column->addWidget(none);
    }
}

void MovementCard::addRow(const Movement& movement, const ProductWriter& writer, QBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    auto* left = new QVBoxLayout;
    left->setSpacing(2);
    auto* what = new QHBoxLayout;
    what->setSpacing(kGrid);
    what->addWidget(new Pill(movementWords(movement), toneOf(movement.kind), m_rows));
    if (!movement.orderNo.isEmpty()) {
        auto* order = makeButton(movement.orderNo, ButtonKind::Quiet, m_rows);
        order->setAccessibleName(tr("Open order %1").arg(movement.orderNo));
        connect(order, &QPushButton::clicked, this, [this, id = movement.orderId] { m_context.openOrder(id); });
        what->addWidget(order);
    }
    what->addStretch(1);
    left->addLayout(what);
    if (!movement.note.isEmpty())
        left->addWidget(new TextLabel(movement.note, TextStyle::Body, m_rows));
    auto* who = new TextLabel(actorWords(movement), TextStyle::Caption, m_rows);
    who->setMuted(true);
    left->addWidget(who);
    row->addLayout(left, 1);
    auto* right = new QVBoxLayout;
    right->setSpacing(2);
    auto* effect = new TextLabel(effectWords(movement, writer), TextStyle::Strong, m_rows);
    effect->setWordWrap(false);
    effect->setAlignment(Qt::AlignRight);
    right->addWidget(effect);
    auto* when =
        new TextLabel(m_context.formats().locale().toString(
                          QDateTime::fromMSecsSinceEpoch(movement.at.epochMs(), m_context.formats().zone()).time(),
                          QLocale::ShortFormat),
                      TextStyle::Caption, m_rows);
    when->setMuted(true);
    when->setWordWrap(false);
    when->setAlignment(Qt::AlignRight);
    when->setToolTip(plainTip(m_context.formats().exact(movement.at)));
    right->addWidget(when);
    right->addStretch(1);
    row->addLayout(right);
    column->addLayout(row);
}

} // namespace ch::ui
