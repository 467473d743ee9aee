// SPDX-License-Identifier: Apache-2.0
// The list of products: one row current at a time, columns to choose, everything by keyboard.
// Thread of the windows.
#pragma once

#include "ui/inventory/ProductListDelegate.h"
#include "ui/kit/ColumnHeader.h"

namespace ch::ui {

class ProductListView : public ThemedTable
{
    Q_OBJECT

public:
    ProductListView(ProductListModel& model, UiContext& context, QWidget* parent = nullptr);

    ColumnHeader& header() const { return *m_header; }
    /// Makes the row current and shows it; out of range: none is.
    void select(int row);
    int currentRow() const { return currentIndex().isValid() ? currentIndex().row() : -1; }

    void keyboardSearch(const QString&) override {}

Q_SIGNALS:
    /// Another row is current: by mouse, by keyboard, or for its product has moved. -1: none.
    void moved(int row);
    /// Enter or a double click.
    void opened(int row);
    /// + or − was pressed on a row.
    void stepRequested(int row, bool isMore);
    void menuRequested(int row, const QPoint& globalPosition);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void keepPlace();
    void restorePlace(bool isNewList);

    ProductListModel& m_model;
    ColumnHeader* m_header;
    /// The current row's product, and the one at the top, while the list changes.
    std::optional<qint64> m_current;
    std::optional<qint64> m_top;
    bool m_isChanging = false;
};

} // namespace ch::ui
