// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/Camera.h"

#include "app/desktop/Program.h"
#include "core/base/Deliver.h"
#include "ui/shell/MainWindow.h"

#include <QApplication>
#include <QDir>
#include <QPainter>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Two pictures in a row that are the same: nothing moves any more.
constexpr int kRestMs = 40;
/// A bar that runs to and fro never rests.
constexpr int kMostTries = 12;

QString nameOf(const Look& look)
{
    const int percent = qRound(qApp->devicePixelRatio() * 100);
    return u"%1x%2%3-%4"_s.arg(look.size.width())
        .arg(look.size.height())
        .arg(percent == 100 ? QString() : u"at%1"_s.arg(percent),
             look.scheme == ui::ColorScheme::Dark ? u"dark"_s : u"light"_s);
}

/// What a screen of so many dots has room for: everything is larger under QT_SCALE_FACTOR, and the screen is not.
QSize roomOn(const QSize& screen)
{
    return (QSizeF(screen) / qApp->devicePixelRatio()).toSize();
}

/// The window with what popped up over it.
QImage pictureOf(QWidget& window)
{
    QImage image(window.size() * window.devicePixelRatioF(), QImage::Format_RGB32);
    image.setDevicePixelRatio(window.devicePixelRatioF());
    window.render(&image);
    for (QWidget* top : QApplication::topLevelWidgets()) {
        if (top->windowType() != Qt::Popup || !top->isVisible())
            continue;
        QPainter painter(&image);
        top->render(&painter, top->mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()));
    }
    return image;
}

} // namespace

Camera::Camera(Program& program, const QString& folder, QObject* parent)
    : QObject(parent)
    , m_program(program)
    , m_folder(folder)
    , m_files(u"pictures"_s)
{
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &Camera::watch);
}

void Camera::setLook(const Look& look)
{
    m_program.setLook(look.scheme, m_language);
    if (m_program.session() != nullptr && m_program.session()->window() != nullptr)
        m_program.session()->window()->resize(roomOn(look.size));
}

void Camera::beginRound(int round, const QString& language)
{
    m_round = round;
    m_language = language;
    m_number = 0;
    rest();
}

void Camera::rest()
{
    setLook(looksFor(Looks::Two, m_round).front());
}

void Camera::take(const QString& name, Looks looks)
{
    m_name = name;
    m_looks = looksFor(looks, m_round);
    m_at = 0;
    ++m_number;
    nextLook();
}

void Camera::nextLook()
{
    if (m_at >= m_looks.size()) {
        rest();
        Q_EMIT taken();
        return;
    }
    setLook(m_looks[m_at]);
    m_last = {};
    m_tries = 0;
    m_rest.start();
}

void Camera::watch()
{
    ui::MainWindow* window = m_program.session() != nullptr ? m_program.session()->window() : nullptr;
    if (window == nullptr) {
        m_rest.stop();
        m_hasFailed = true;
        Q_EMIT taken();
        return;
    }
    const QImage image = pictureOf(*window);
    const bool isResting = image == m_last;
    m_last = image;
    if (!isResting && ++m_tries < kMostTries)
        return;
    m_rest.stop();
    save(image);
    ++m_at;
    nextLook();
}

void Camera::save(const QImage& image)
{
    const QString name = u"%1-%2-%3-%4.png"_s.arg(m_number, 2, 10, QLatin1Char('0'))
                             .arg(m_name, nameOf(m_looks[m_at]), m_language.left(2));
    const QString file = QDir(m_folder).filePath(name);
    ++m_pictures;
    // Compressing takes longer than painting.
    deliver(m_files.run([image, file] { return image.save(file, "PNG", 80); }), this, [this, file](bool saved) {
        if (saved)
            return;
        m_hasFailed = true;
        qWarning("Tour: %s cannot be written", qUtf8Printable(file));
    });
}

} // namespace ch::app
