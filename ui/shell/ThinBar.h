// SPDX-License-Identifier: Apache-2.0
// A thin bar: how far a long work is, or that one is going on whose end is not known.
// Thread of the windows.
#pragma once

#include <QTimer>
#include <QWidget>

namespace ch::ui {

class ThinBar : public QWidget
{
    Q_OBJECT

public:
    explicit ThinBar(QWidget* parent = nullptr);

    /// 0–1; less than 0: the end is not known.
    void setFraction(double fraction);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    double m_fraction = -1;
    int m_step = 0;
    QTimer m_timer;
};

} // namespace ch::ui
