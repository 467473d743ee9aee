// SPDX-License-Identifier: Apache-2.0
// The line that is packed now: where it lies, what it is and looks like, how many are in and how many are left, as large as there
// is room.
// Thread of the windows.
#pragma once

#include "core/domain/PackingSession.h"
#include "ui/kit/Formats.h"

#include <QImage>
#include <QPixmap>
#include <QWidget>

#include <optional>

namespace ch::ui {

class PackNextCard : public QWidget
{
    Q_OBJECT

public:
    explicit PackNextCard(QWidget* parent = nullptr);

    /// Nothing: all is packed.
    void set(const std::optional<PackLine>& line, const Formats& formats);
    /// Null: nobody knows what it looks like.
    void setPicture(const QImage& picture);
    const QImage& picture() const { return m_picture; }
    /// The number of the line; 0: none.
    int lineNo() const { return m_line ? m_line->lineNo : 0; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void describe();
    /// The room that is left beside it.
    QRect paintPicture(QPainter& painter, const QRect& room);
    int paintPlace(QPainter& painter, QRect room) const;
    void paintName(QPainter& painter, const QRect& room) const;
    void paintQuantity(QPainter& painter, const QRect& room) const;

    std::optional<PackLine> m_line;
    Formats m_formats;
    QImage m_picture;
    /// As large as it was painted last: scans repaint often, and pictures are large.
    QPixmap m_scaled;
};

} // namespace ch::ui
