// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/TimelineRow.h"

#include "ui/kit/Tones.h"
#include "ui/orders/OrderDetailText.h"
#include "ui/orders/TimelineWords.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ch::ui {

namespace {

constexpr int kDot = 9;
/// The middle of the first line of text.
constexpr int kDotTop = 6;
constexpr int kIndent = 3 * kGrid;

Tone toneOf(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::Paid:
    case TimelineKind::Completed:
        return Tone::Good;
    case TimelineKind::Shipped:
    case TimelineKind::ShipmentCorrected:
    case TimelineKind::Packed:
        return Tone::Info;
    case TimelineKind::Held:
    case TimelineKind::Refunded:
    case TimelineKind::PaymentRefused:
        return Tone::Warn;
    case TimelineKind::Cancelled:
    case TimelineKind::TimedOut:
        return Tone::Bad;
    default:
        return Tone::Neutral;
    }
}

} // namespace

TimelineRow::TimelineRow(const UiContext& context, const TimelineEntry& entry, const QString& currency, QWidget* parent)
    : QWidget(parent)
    , m_tone(toneOf(entry.kind))
    , m_isNote(entry.kind == TimelineKind::Noted)
{
    const TimelineWords say(context, currency);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kIndent, 0, 0, 2 * kGrid);
    column->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGrid);
    auto* what = new TextLabel(words(entry.kind), TextStyle::Strong, this);
    what->setElided(true);
    head->addWidget(what, 1);
    head->addWidget(makeTimeLabel(context, entry.at, this));
    column->addLayout(head);
    const QString about = say.about(entry);
    if (!about.isEmpty()) {
        auto* text = makeSelectable(about, TextStyle::Body, this);
        column->addWidget(text);
    }
    for (const QString& change : say.changes(entry))
        column->addWidget(makeSelectable(change, TextStyle::Body, this));
    auto* who = new TextLabel(TimelineWords::who(entry.actor), TextStyle::Caption, this);
    who->setMuted(true);
    column->addWidget(who);
}

void TimelineRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(palette());
    if (!m_isLast)
        painter.fillRect(QRectF(kDot / 2.0 - 0.5, kDotTop + kDot, 1, height() - kDot), colors.border);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tone == Tone::Neutral ? colors.faint : strongOf(m_tone, colors));
    painter.drawEllipse(QRectF(0, kDotTop, kDot, kDot));
    if (!m_isNote)
        return;
    painter.setBrush(colors.surface);
    painter.drawEllipse(QRectF(2.5, kDotTop + 2.5, kDot - 5, kDot - 5));
}

} // namespace ch::ui
