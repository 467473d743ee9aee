// SPDX-License-Identifier: Apache-2.0
// The base of every table: rows of one height, no grid, the whole row under the pointer marked, heads in small letters, keys.
// Thread of the windows.
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

namespace ch::ui {

class ThemedTable : public QTableView
{
    Q_OBJECT

public:
    /// `name` is what a screen reader says of the whole.
    explicit ThemedTable(const QString& name, QWidget* parent = nullptr);

    /// -1: the pointer is elsewhere.
    int hoverRow() const { return m_hoverRow; }
    /// 40 unless said otherwise.
    void setRowHeight(int height);

Q_SIGNALS:
    /// Enter, or a double click.
    void rowActivated(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void setHoverRow(int row);
    void updateRow(int row);

    int m_hoverRow = -1;
};

/// Paints the band under selected and hovered rows and the line between rows; subclasses paint the content. Numbers (models
/// that align them right) stand at the right.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    /// Call first in a paint() of one's own.
    static void paintRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index);
};

} // namespace ch::ui
