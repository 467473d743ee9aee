// SPDX-License-Identifier: Apache-2.0
// What a person does with the columns of the list: chosen, hidden, moved and resized ones are remembered.
// Thread of the windows.
#pragma once

#include "ui/kit/ColumnLayout.h"
#include "ui/kit/UiContext.h"

namespace ch::ui {

class ColumnHeader;

class ColumnChooser : public QObject
{
    Q_OBJECT

public:
    /// `remembered`: what the preferences call this list's columns.
    ColumnChooser(UiContext& context, ColumnHeader& header, const QString& remembered, QObject* parent = nullptr);

    /// Names of those that are shown, whether they have room or not.
    QStringList shownNames() const;
    /// A view's own ones for the time being; none: the person's again.
    void borrow(const QStringList& names);
    void openBelow(QWidget& anchor);
    /// Of a column's head; `choose` opens the whole list of columns.
    void openMenu(std::optional<ColumnId> column, const QPoint& position, QAction* choose);

Q_SIGNALS:
    void changed();
    void sortRequested(int sort, bool isDescending);

private:
    void set(const ColumnLayout& columns);

    UiContext& m_context;
    ColumnHeader& m_header;
    QString m_remembered;
    ColumnLayout m_own;
    bool m_isBorrowed = false;
};

} // namespace ch::ui
