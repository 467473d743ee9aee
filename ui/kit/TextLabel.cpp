// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/TextLabel.h"

#include "ui/kit/Tones.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace ch::ui {

TextLabel::TextLabel(const QString& text, TextStyle style, QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setFont(fontOf(style));
    setWordWrap(true);
    setText(text);
}

void TextLabel::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

void TextLabel::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void TextLabel::setElided(bool elided)
{
    m_elided = elided;
    setWordWrap(!elided);
    updateGeometry();
    update();
}

void TextLabel::setFullText(const QString& text)
{
    setText(text);
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    if (!m_elided)
        return hint;
    return {std::min(hint.width(), fontMetrics().averageCharWidth() * 4), hint.height()};
}

QColor TextLabel::color() const
{
    const Colors& colors = colorsOf(palette());
    if (!isEnabled())
        return colors.faint;
    if (m_tone != Tone::Neutral)
        return strongOf(m_tone, colors);
    return m_muted ? colors.muted : palette().color(QPalette::WindowText);
}

QString TextLabel::shownText() const
{
    if (!m_elided)
        return text();
    QString line = text();
    line.replace(u'\n', u' ');
    return fontMetrics().elidedText(line, Qt::ElideRight, contentsRect().width());
}

void TextLabel::paintEvent(QPaintEvent* event)
{
    // What can be selected is drawn by QLabel's text control.
    if (textInteractionFlags() & (Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard)) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(color());
    const int wrap = wordWrap() ? Qt::TextWordWrap : Qt::TextSingleLine;
    painter.drawText(contentsRect(), static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment())) | wrap,
                     shownText());
}

void TextLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::EnabledChange)
        update();
}

bool TextLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_elided && toolTip().isEmpty() && shownText() != text()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainTip(text()), this);
        return true;
    }
    return QLabel::event(event);
}

QString plainTip(const QString& text)
{
    return text.isEmpty() ? text
                          : QStringLiteral("<div style=\"white-space:pre-wrap\">%1</div>").arg(text.toHtmlEscaped());
}

} // namespace ch::ui
