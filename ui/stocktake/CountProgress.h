// SPDX-License-Identifier: Apache-2.0
// How much of a stock take is counted, as a bar.
// Thread of the windows.
#pragma once

#include "core/domain/StockCount.h"

#include <QWidget>

namespace ch::ui {

class CountProgress : public QWidget
{
    Q_OBJECT

public:
    explicit CountProgress(QWidget* parent = nullptr);

    void set(const StockCount& count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_counted = 0;
    double m_recounts = 0;
    bool m_isOpen = true;
};

} // namespace ch::ui
