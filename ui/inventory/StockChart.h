// SPDX-License-Identifier: Apache-2.0
// A product's stock over time: a line of steps, painted. What stands under the pointer is written out; a screen reader is told
// where it began, where it ended, and its least and greatest.
// Thread of the windows.
#pragma once

#include "core/domain/Stock.h"
#include "ui/kit/UiContext.h"

#include <QWidget>

namespace ch::ui {

struct StockPoint
{
    UtcTime at;
    /// From then on.
    qint64 onHand = 0;

    friend bool operator==(const StockPoint&, const StockPoint&) = default;
};
/// Backwards from what is there now: `movements` newest first. Oldest first, at most `most` of them; the least and the greatest of
/// what is left out between two are not lost.
std::vector<StockPoint> stockHistory(const std::vector<Movement>& movements, qint64 onHandNow, size_t most);

class StockChart : public QWidget
{
    Q_OBJECT

public:
    explicit StockChart(UiContext& context, QWidget* parent = nullptr);

    /// `points` oldest first; the last one is what is there now. `reorderPoint` is drawn as a line of dots.
    void set(const std::vector<StockPoint>& points, std::optional<qint64> reorderPoint);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF plot() const;
    double xOf(UtcTime at) const;
    double yOf(qint64 units) const;
    void describe();

    UiContext& m_context;
    std::vector<StockPoint> m_points;
    std::optional<qint64> m_reorderPoint;
    UtcTime m_now;
    qint64 m_greatest = 1;
};

} // namespace ch::ui
