// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackNextCard.h"

#include "ui/kit/Icons.h"
#include "ui/kit/StylePainting.h"
#include "ui/pack/PackFonts.h"
#include "ui/pack/PackWords.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMargin = 3 * kGrid;
/// In a low card: the name needs its line too.
constexpr int kLeastPlaceSize = 28;
constexpr int kMostPlaceSize = 80;
constexpr int kNameSize = 24;
constexpr int kMostFigure = 132;
constexpr int kLargestFigure = 240;
constexpr int kLeastFigure = 48;
constexpr int kCheck = 96;
constexpr int kFigurePercent = 56;
/// Names need the rest.
constexpr int kMostPicturePercent = 45;

/// The largest type in which the text fits.
QFont fitting(const QString& text, int width, int most, int least)
{
    QFont font = packFont(most);
    while (font.pixelSize() > least && QFontMetrics(font).horizontalAdvance(text) > width)
        font.setPixelSize(font.pixelSize() - 4);
    return font;
}

} // namespace

PackNextCard::PackNextCard(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize PackNextCard::sizeHint() const
{
    return {52 * kGrid, 48 * kGrid};
}

QSize PackNextCard::minimumSizeHint() const
{
    return {36 * kGrid, 30 * kGrid};
}

void PackNextCard::set(const std::optional<PackLine>& line, const Formats& formats)
{
    m_formats = formats;
    if (line == m_line)
        return;
    m_line = line;
    describe();
    update();
}

void PackNextCard::setPicture(const QImage& picture)
{
    if (picture.cacheKey() == m_picture.cacheKey())
        return;
    m_picture = picture;
    m_scaled = {};
    update();
}

void PackNextCard::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
}

void PackNextCard::describe()
{
    setAccessibleName(m_line ? tr("%1: %2, %3 packed")
                                   .arg(m_line->location.isEmpty() ? tr("no place") : m_line->location, m_line->title,
                                        ofWords(m_line->packed, m_line->wanted, m_formats))
                             : tr("Everything is packed"));
}

void PackNextCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    paint::box(painter, rect(), colors.surface, colors.border, kRadius + 2);
    const QRect room = rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    if (!m_line) {
        const QPoint corner(room.center().x() - kCheck / 2, room.center().y() - kCheck);
        painter.drawPixmap(corner, iconPixmap("check"_L1, colors.good, kCheck, devicePixelRatioF()));
        painter.setFont(packFont(kNameSize));
        painter.setPen(colors.text);
        painter.drawText(QRect(room.left(), room.center().y() + kGrid, room.width(), 5 * kGrid), Qt::AlignCenter,
                         tr("Everything is packed"));
        return;
    }
    const int figureTop = room.top() + room.height() * kFigurePercent / 100;
    const QRect texts = paintPicture(painter, QRect(room.topLeft(), QPoint(room.right(), figureTop - 1)));
    const int below = paintPlace(painter, texts);
    paintName(painter, QRect(texts.left(), below, texts.width(), figureTop - below));
    paintQuantity(painter, QRect(room.left(), figureTop, room.width(), room.bottom() - figureTop));
}

QRect PackNextCard::paintPicture(QPainter& painter, const QRect& room)
{
    if (m_picture.isNull())
        return room;
    const QSize size =
        m_picture.size().scaled(room.width() * kMostPicturePercent / 100, room.height(), Qt::KeepAspectRatio);
    const qreal ratio = devicePixelRatioF();
    if (m_scaled.isNull() || m_scaled.size() != size * ratio) {
        m_scaled = QPixmap::fromImage(m_picture.scaled(size * ratio, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        m_scaled.setDevicePixelRatio(ratio);
    }
    const QRect place(QPoint(room.right() - size.width() + 1, room.top()), size);
    QPainterPath corners;
    corners.addRoundedRect(place, kRadius, kRadius);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(corners);
    painter.drawPixmap(place.topLeft(), m_scaled);
    painter.setClipping(false);
    painter.setPen(colorsOf(palette()).border);
    painter.drawPath(corners);
    painter.restore();
    return room.adjusted(0, 0, -size.width() - 2 * kGrid, 0);
}

int PackNextCard::paintPlace(QPainter& painter, QRect room) const
{
    const Colors& colors = colorsOf(palette());
    const bool isPlaced = !m_line->location.isEmpty();
    const QString place = isPlaced ? m_line->location : tr("No place known");
    const QFont font =
        isPlaced ? fitting(place, room.width(),
                           std::clamp(room.height() * 10 / kFigurePercent, kLeastPlaceSize, kMostPlaceSize), 20)
                 : packFont(20, QFont::Normal);
    painter.setFont(font);
    painter.setPen(isPlaced ? colors.accent : colors.muted);
    const QFontMetrics metrics(font, painter.device());
    painter.drawText(QRect(room.left(), room.top(), room.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(place, Qt::ElideRight, room.width()));
    return room.top() + metrics.height() + kGrid;
}

void PackNextCard::paintName(QPainter& painter, const QRect& room) const
{
    const Colors& colors = colorsOf(palette());
    const QFont small = fontOf(TextStyle::Body);
    const int codes = QFontMetrics(small, painter.device()).height();
    QFont font = packFont(kNameSize);
    const QString name = m_line->title.isEmpty() ? m_line->sku : m_line->title;
    const QRect space(room.left(), room.top(), room.width(), room.height() - codes - kGrid);
    while (font.pixelSize() > 16 &&
           QFontMetrics(font).boundingRect(QRect(0, 0, space.width(), 10'000), Qt::TextWordWrap, name).height() >
               space.height())
        font.setPixelSize(font.pixelSize() - 2);
    painter.setFont(font);
    painter.setPen(colors.text);
    QRect used;
    painter.drawText(space, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, name, &used);
    painter.setFont(small);
    painter.setPen(colors.muted);
    const int top = std::min(used.bottom() + kGrid / 2, room.bottom() - codes);
    painter.drawText(QRect(room.left(), top, room.width(), codes), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(small).elidedText(codesOf(*m_line), Qt::ElideRight, room.width()));
}

void PackNextCard::paintQuantity(QPainter& painter, const QRect& room) const
{
    const Colors& colors = colorsOf(palette());
    const QFont caption = packFont(20, QFont::Medium);
    const int captionHeight = QFontMetrics(caption, painter.device()).height();
    const QString left = tr("%n left", "units to pack", int(m_line->left()));
    const QString figure = QString(m_formats.count(m_line->packed) + u" / " + m_formats.count(m_line->wanted));
    QFont font =
        fitting(figure, room.width(), std::clamp(room.height() * 6 / 10, kMostFigure, kLargestFigure), kLeastFigure);
    const int most = std::max(kLeastFigure, room.height() - captionHeight);
    while (font.pixelSize() > kLeastFigure && QFontMetrics(font).ascent() > most)
        font.setPixelSize(font.pixelSize() - 4);
    painter.setFont(font);
    painter.setPen(m_line->isDone() ? colors.good : colors.text);
    painter.drawText(QRect(room.left(), room.top(), room.width(), room.height() - captionHeight),
                     Qt::AlignLeft | Qt::AlignBottom, figure);
    painter.setFont(caption);
    painter.setPen(colors.muted);
    painter.drawText(QRect(room.left(), room.bottom() - captionHeight, room.width(), captionHeight),
                     Qt::AlignLeft | Qt::AlignVCenter, left);
}

} // namespace ch::ui
