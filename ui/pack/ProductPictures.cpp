// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/ProductPictures.h"

#include "core/base/Deliver.h"

#include <QDir>
#include <QFileInfo>
#include <QImageReader>

#include <array>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize kLargest(1024, 1024);
constexpr qint64 kMostBytes = 32 * 1024 * 1024;
/// Orders of a few dozen lines, and the order before.
constexpr int kMostKept = 64;
/// As cameras and shops name them; on some systems a name is another in other letters.
constexpr std::array kEndings{".jpg"_L1, ".jpeg"_L1, ".png"_L1, ".webp"_L1, ".JPG"_L1, ".JPEG"_L1, ".PNG"_L1};

/// Codes come from a shop's articles: none may lead out of the folder.
bool isFileName(const QString& name)
{
    return !name.isEmpty() && !name.startsWith(u'.') && !name.contains(u'/') && !name.contains(u'\\') &&
           !name.contains(u':');
}

} // namespace

QImage readProductPicture(const QString& folder, const QStringList& names)
{
    const QDir place(folder);
    for (const QString& name : names) {
        if (!isFileName(name))
            continue;
        for (const QLatin1StringView ending : kEndings) {
            const QFileInfo file(place.filePath(QString(name + ending)));
            if (!file.isFile() || file.size() > kMostBytes)
                continue;
            QImageReader reader(file.filePath());
            reader.setAutoTransform(true);
            if (const QSize size = reader.size(); size.width() > kLargest.width() || size.height() > kLargest.height())
                reader.setScaledSize(size.scaled(kLargest, Qt::KeepAspectRatio));
            if (const QImage image = reader.read(); !image.isNull())
                return image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
        }
    }
    return {};
}

ProductPictures::ProductPictures(QObject* parent) : QObject(parent), m_known(kMostKept) {}

ProductPictures::~ProductPictures() = default;

void ProductPictures::setFolder(const QString& folder)
{
    // The same folder may have got pictures meanwhile.
    m_folder = folder;
    m_known.clear();
    m_asked.clear();
    ++m_generation;
    if (!m_folder.isEmpty() && !m_lane)
        m_lane = std::make_unique<Lane>(u"pictures"_s);
}

QImage ProductPictures::of(const PackLine& line)
{
    if (m_folder.isEmpty())
        return {};
    if (const QImage* known = m_known.object(line.sku))
        return *known;
    if (m_asked.contains(line.sku))
        return {};
    m_asked.insert(line.sku);
    const QStringList names{line.sku, line.barcode};
    deliver(m_lane->run([folder = m_folder, names] { return readProductPicture(folder, names); }), this,
            [this, sku = line.sku, generation = m_generation](const QImage& image) {
                if (generation != m_generation)
                    return;
                m_asked.remove(sku);
                m_known.insert(sku, new QImage(image));
                if (!image.isNull())
                    Q_EMIT arrived();
            });
    return {};
}

} // namespace ch::ui
