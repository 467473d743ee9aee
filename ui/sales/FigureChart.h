// SPDX-License-Identifier: Apache-2.0
// The base of every chart: points that the pointer and the arrow keys visit one by one, said to screen readers and shown with
// their exact figures; Enter or a click opens what a point counts. The same drawing goes to the screen and into files.
// Thread of the windows.
#pragma once

#include "ui/sales/ChartColors.h"
#include "ui/sales/FigureTable.h"

#include <QPixmap>
#include <QWidget>

namespace ch::ui {

class FigureChart : public QWidget
{
    Q_OBJECT

public:
    /// `name` is what a screen reader says of the whole.
    explicit FigureChart(const QString& name, QWidget* parent = nullptr);

    void setName(const QString& name);
    QString name() const { return m_name; }
    virtual int pointCount() const = 0;
    /// One line for a tip's head, one for each figure below it; the first is what a screen reader begins with.
    virtual QStringList pointLines(int point) const = 0;
    /// Draws all of it; nothing of pointer and focus.
    virtual void draw(QPainter& painter, const QRectF& rect, const ChartColors& colors) = 0;
    /// For files: what is on the screen is drawn anew after it.
    void drawApart(QPainter& painter, const QRectF& rect, const ChartColors& colors);
    /// -1: none.
    int cursor() const { return m_cursor; }
    void setCursor(int point);
    /// Whether a point can be opened; others tell their figures only.
    void setOpens(bool opens);
    /// Offers in each point's menu to narrow the page to it; empty: does not.
    void setNarrowText(const QString& text);

Q_SIGNALS:
    /// What it counts. `isMinus`: what was taken away, the refunds of that time.
    void opened(int point, bool isMinus);
    void narrowed(int point);

protected:
    /// In the widget's coordinates, of what draw() has drawn last; null: not to be seen.
    virtual QRectF pointRect(int point) const = 0;
    virtual int pointAt(const QPointF& position) const = 0;
    virtual bool isMinusAt(const QPointF& position) const;
    virtual bool hasMinus() const { return false; }
    /// What is taken away is what the points show: Enter opens it, Shift and Enter the rest.
    virtual bool isOfMinus() const { return false; }
    /// Where an arrow key leads from a point.
    virtual int neighbour(int point, int key) const;
    /// The figures are others: draw anew.
    void figuresChanged();

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void say();
    void paintTip(QPainter& painter, int point) const;

    QString m_name;
    QPixmap m_drawn;
    int m_cursor = -1;
    bool m_isPointed = false;
    /// Whoever comes with the pointer need not be told where the keys go.
    bool m_isByKey = false;
    bool m_opens = true;
    QString m_narrowText;
    int m_pressed = -1;
};

} // namespace ch::ui
