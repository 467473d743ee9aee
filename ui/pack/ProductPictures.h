// SPDX-License-Identifier: Apache-2.0
// Pictures of what is packed, from a folder of this bench: each file is named by its product's SKU or barcode.
// Thread of the windows; files are read elsewhere, for the folder may be on a share that is slow or hangs.
#pragma once

#include "core/domain/PackingSession.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>

#include <memory>

namespace ch::ui {

class PictureReader;

class ProductPictures : public QObject
{
    Q_OBJECT

public:
    explicit ProductPictures(QObject* parent = nullptr);
    ~ProductPictures() override;

    /// Empty: no pictures. Asks for those in it anew.
    void setFolder(const QString& folder);
    /// Null: there is none, or it is not read yet, and arrived() will tell.
    QImage of(const PackLine& line);

Q_SIGNALS:
    void arrived();

private:
    QString m_folder;
    /// By SKU; a null one was looked for and is not there.
    QCache<QString, QImage> m_known;
    QSet<QString> m_asked;
    int m_generation = 0;
    /// Only where there is a folder.
    std::unique_ptr<PictureReader> m_reader;
};

} // namespace ch::ui
