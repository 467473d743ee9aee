// SPDX-License-Identifier: Apache-2.0
// What the shapes of a chart stand for, in its own colours.
// Thread of the windows.
#pragma once

#include "ui/sales/ChartColors.h"

#include <QWidget>

#include <vector>

class QPainter;

namespace ch::ui {

class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    enum class Shape { Bar, MinusBar, Line, ThinLine, DashedLine, ThinBefore, UnfinishedBar };
    struct Entry
    {
        Shape shape = Shape::Bar;
        QString text{};

        friend bool operator==(const Entry&, const Entry&) = default;
    };

    explicit ChartLegend(QWidget* parent = nullptr);

    /// None: hides itself.
    void setEntries(const std::vector<Entry>& entries);
    const std::vector<Entry>& entries() const { return m_entries; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Entry> m_entries;
};

/// On a page or in a widget, from where reading begins; what has no room is left out. In the painter's font.
void drawLegend(QPainter& painter, const QRectF& rect, const std::vector<ChartLegend::Entry>& entries,
                const ChartColors& colors);

} // namespace ch::ui
