// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/ProductPictures.h"

#include "core/base/Deliver.h"
#include "ui/pack/PictureReader.h"

namespace ch::ui {

namespace {

/// Orders of a few dozen lines, and the order before.
constexpr int kMostKept = 64;
} // namespace

ProductPictures::ProductPictures(QObject* parent) : QObject(parent), m_known(kMostKept) {}

ProductPictures::~ProductPictures() = default;

void ProductPictures::setFolder(const QString& folder)
{
    // The same folder may have got pictures meanwhile.
    m_folder = folder;
    m_known.clear();
    m_asked.clear();
    ++m_generation;
    // The folder before may hang: who needs it waits for it, this one does not.
    m_reader = m_folder.isEmpty() ? nullptr : std::make_unique<PictureReader>(m_folder);
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
    deliver(m_reader->read(names), this, [this, sku = line.sku, generation = m_generation](const QImage& image) {
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
