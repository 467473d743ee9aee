// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Icons.h"

#include "ui/kit/Theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

static void initIconResources()
{
    // Of a static library: see Theme.cpp.
    Q_INIT_RESOURCE(kit_icons);
}

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray svgOf(const QString& name)
{
    initIconResources();
    QFile file(QString(u":/icons/" + name + u".svg"));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("no icon %s", qPrintable(name));
        return {};
    }
    return file.readAll();
}

QPixmap render(const QString& name, const QColor& color, QSize size, qreal ratio)
{
    const QSize pixels = (QSizeF(size) * ratio).toSize();
    const QString key =
        QString(u"ch-icon/" + name + u'/' + color.name(QColor::HexArgb) + u'/' + QString::number(pixels.width()) +
                u'x' + QString::number(pixels.height()) + u'@' + QString::number(ratio));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = svgOf(name);
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Draws when it is asked to, in the palette of that moment: a change of theme needs no new icons.
class StrokeIconEngine final : public QIconEngine
{
public:
    StrokeIconEngine(QString name, bool onAccent) : m_name(std::move(name)), m_onAccent(onAccent) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, render(m_name, colorOf(mode), rect.size(), ratio));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return render(m_name, colorOf(mode), size, 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal ratio) override
    {
        // Qt gives the size in pixels of the device.
        QPixmap pixmap = render(m_name, colorOf(mode), size, 1.0);
        pixmap.setDevicePixelRatio(ratio);
        return pixmap;
    }
    QString iconName() override { return m_name; }
    QString key() const override { return u"ch::ui::StrokeIconEngine"_s; }
    QIconEngine* clone() const override { return new StrokeIconEngine(*this); }
    bool isNull() override { return false; }

private:
    QColor colorOf(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        const Colors& colors = colorsOf(palette);
        if (m_onAccent)
            return colors.onAccent;
        return mode == QIcon::Disabled ? colors.faint : colors.muted;
    }

    QString m_name;
    bool m_onAccent;
};

} // namespace

QIcon icon(QLatin1StringView name)
{
    return QIcon(new StrokeIconEngine(name, false));
}

QIcon iconOnAccent(QLatin1StringView name)
{
    return QIcon(new StrokeIconEngine(name, true));
}

QPixmap iconPixmap(QLatin1StringView name, const QColor& color, int size, qreal pixelRatio)
{
    return render(name, color, QSize(size, size), pixelRatio);
}

} // namespace ch::ui
