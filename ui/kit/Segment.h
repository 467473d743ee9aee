// SPDX-License-Identifier: Apache-2.0
// One choice of a SegmentedControl: what is chosen is a raised box in a trough.
// Thread of the windows.
#pragma once

#include <QAbstractButton>

namespace ch::ui {

class Segment final : public QAbstractButton
{
    Q_OBJECT

public:
    /// `iconName` may be empty.
    Segment(const QString& text, const QString& iconName, QWidget* parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_iconName;
};

} // namespace ch::ui
