// SPDX-License-Identifier: Apache-2.0
// Draws the program's icon in the sizes that menus and installers want: PNG files, an .ico for Windows, an .icns for macOS.
// A tool of the build, not of the product: render-icons ICON.svg FOLDER
#include <QBuffer>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <array>
#include <cstdio>
#include <vector>

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::array kSizes{16, 22, 24, 32, 48, 64, 128, 256, 512};

QByteArray toPng(QSvgRenderer& icon, int size)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    icon.render(&painter);
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

bool write(const QString& file, const QByteArray& bytes)
{
    QFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
}

/// A directory of PNGs: what Windows reads since Vista.
QByteArray toIco(QSvgRenderer& icon)
{
    constexpr std::array sizes{16, 24, 32, 48, 64, 256};
    constexpr qsizetype headBytes = 6;
    constexpr qsizetype entryBytes = 16;
    QByteArray head;
    QByteArray images;
    QDataStream stream(&head, QIODevice::WriteOnly);
    stream.setByteOrder(QDataStream::LittleEndian);
    stream << quint16(0) << quint16(1) << quint16(sizes.size());
    for (const int size : sizes) {
        const QByteArray png = toPng(icon, size);
        const quint8 side = size == 256 ? quint8(0) : quint8(size);
        const auto offset = headBytes + entryBytes * qsizetype(sizes.size()) + images.size();
        stream << side << side << quint8(0) << quint8(0) << quint16(1) << quint16(32) << quint32(png.size())
               << quint32(offset);
        images += png;
    }
    return head + images;
}

/// Tagged PNGs; the tag says the size.
QByteArray toIcns(QSvgRenderer& icon)
{
    struct Entry
    {
        QByteArray tag;
        int size;
    };
    const std::vector<Entry> entries{{"icp4", 16},  {"icp5", 32},  {"ic07", 128},
                                     {"ic08", 256}, {"ic09", 512}, {"ic10", 1024}};
    constexpr quint32 tagBytes = 8;
    QByteArray images;
    QDataStream stream(&images, QIODevice::WriteOnly);
    for (const Entry& entry : entries) {
        const QByteArray png = toPng(icon, entry.size);
        stream.writeRawData(entry.tag.constData(), 4);
        stream << quint32(png.size() + tagBytes);
        stream.writeRawData(png.constData(), int(png.size()));
    }
    QByteArray head("icns");
    QDataStream(&head, QIODevice::Append) << quint32(images.size() + tagBytes);
    return head + images;
}

bool render(const QString& svg, const QString& folder)
{
    QSvgRenderer icon(svg);
    if (!icon.isValid())
        return false;
    for (const int size : kSizes) {
        const QString place = u"%1/hicolor/%2x%2/apps"_s.arg(folder).arg(size);
        if (!QDir().mkpath(place) || !write(place + u"/countinghouse.png"_s, toPng(icon, size)))
            return false;
    }
    return write(folder + u"/countinghouse.ico"_s, toIco(icon)) &&
           write(folder + u"/countinghouse.icns"_s, toIcns(icon));
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3) {
        std::fputs("usage: render-icons ICON.svg FOLDER\n", stderr);
        return 2;
    }
    if (!render(arguments[1], arguments[2])) {
        std::fputs("render-icons: the icon could not be read or its pictures not be written\n", stderr);
        return 1;
    }
    return 0;
}
