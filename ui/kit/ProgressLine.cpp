// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ProgressLine.h"

#include "ui/kit/Buttons.h"
#include "ui/kit/StylePainting.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVariantAnimation>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLine = 4;

} // namespace

ProgressLine::ProgressLine(QWidget* parent)
    : QWidget(parent)
    , m_text(new TextLabel({}, TextStyle::Body, this))
    , m_detail(new TextLabel({}, TextStyle::Caption, this))
    , m_stop(makeIconButton("x"_L1, tr("Stop"), this))
    , m_sweep(new QVariantAnimation(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, kLine + 2);
    row->setSpacing(kGrid);
    m_text->setElided(true);
    m_detail->setElided(true);
    m_detail->setMuted(true);
    m_detail->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    row->addWidget(m_detail, 2);
    row->addWidget(m_stop);
    m_sweep->setStartValue(0.0);
    m_sweep->setEndValue(1.0);
    m_sweep->setDuration(1400);
    m_sweep->setLoopCount(-1);
    connect(m_sweep, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(m_stop, &QToolButton::clicked, this, &ProgressLine::stopRequested);
}

void ProgressLine::set(const Progress& progress, const Formats& formats)
{
    m_progress = progress;
    QStringList details;
    if (progress.total > 0)
        details.append(tr("%1 of %2").arg(formats.count(progress.done), formats.count(progress.total)));
    else if (progress.done > 0)
        details.append(formats.count(progress.done));
    if (progress.perSecond >= 1)
        details.append(tr("%1/s", "so many in a second").arg(formats.count(qRound64(progress.perSecond))));
    if (progress.timeLeft)
        details.append(tr("%1 left", "a duration").arg(formats.duration(*progress.timeLeft)));
    m_text->setFullText(progress.text);
    m_detail->setFullText(details.join(u" · "_s));
    setAccessibleName(progress.text);
    setAccessibleDescription(m_detail->text());
    animate();
    update();
}

void ProgressLine::setStoppable(bool stoppable)
{
    m_stop->setVisible(stoppable);
}

void ProgressLine::animate()
{
    // Moves only where somebody sees it and there is nothing better to show.
    const bool moves = isVisible() && m_progress.total == 0 && style()->styleHint(QStyle::SH_Widget_Animate);
    if (moves && m_sweep->state() != QAbstractAnimation::Running)
        m_sweep->start();
    else if (!moves)
        m_sweep->stop();
}

void ProgressLine::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    animate();
}

void ProgressLine::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    animate();
}

void ProgressLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    const QRectF track(0, height() - kLine, width(), kLine);
    paint::box(painter, track, colors.neutralSoft, Qt::transparent, kLine / 2.0);
    QRectF bar = track;
    if (m_progress.total > 0) {
        bar.setWidth(track.width() * std::clamp(double(m_progress.done) / double(m_progress.total), 0.0, 1.0));
    } else {
        bar.setWidth(track.width() / 4);
        const double at = m_sweep->state() == QAbstractAnimation::Running ? m_sweep->currentValue().toDouble() : 0.5;
        bar.moveLeft((track.width() + bar.width()) * at - bar.width());
    }
    if (layoutDirection() == Qt::RightToLeft)
        bar.moveRight(track.right() - bar.left());
    if (bar.width() >= 1)
        paint::box(painter, bar.intersected(track), colors.accent, Qt::transparent, kLine / 2.0);
}

} // namespace ch::ui
