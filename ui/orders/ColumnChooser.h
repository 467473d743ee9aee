// SPDX-License-Identifier: Apache-2.0
// What a person does with the columns of the list: chosen, hidden, moved and resized ones are remembered.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/orders/ColumnLayout.h"

namespace ch::ui {

class ColumnHeader;

class ColumnChooser : public QObject
{
    Q_OBJECT

public:
    ColumnChooser(UiContext& context, ColumnHeader& header, QObject* parent = nullptr);

    /// Names of those that are shown, whether they have room or not.
    QStringList shownNames() const;
    /// A view's own ones for the time being; none: the person's again.
    void borrow(const QStringList& names);
    void openBelow(QWidget& anchor);
    /// Of a column's head; `choose` opens the whole list of columns.
    void openMenu(std::optional<Column> column, const QPoint& position, QAction* choose);

Q_SIGNALS:
    void changed();
    void sortRequested(ch::OrderSort sort, bool isDescending);

private:
    void set(const ColumnLayout& columns);

    UiContext& m_context;
    ColumnHeader& m_header;
    ColumnLayout m_own;
    bool m_isBorrowed = false;
};

} // namespace ch::ui
