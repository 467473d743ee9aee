// SPDX-License-Identifier: Apache-2.0
// What the command palette lists: actions and orders under headings.
// Thread of the windows.
#pragma once

#include "core/domain/OrderListItem.h"

#include <QAbstractListModel>
#include <QAction>
#include <QPointer>

namespace ch::ui {

struct PaletteEntry
{
    enum class Kind { Heading, Command, Order };
    Kind kind = Kind::Command;
    QString title;
    /// Commands: null once whoever owned it is gone.
    QPointer<QAction> action{};
    bool isEnabled = true;
    /// Orders.
    OrderListItem order{};
};

/// Actions that belong together: of the window, of a page.
struct ActionGroup
{
    QString title;
    QList<QAction*> actions;
};

class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<PaletteEntry> entries);
    const PaletteEntry& entry(int row) const { return m_entries[size_t(row)]; }
    /// The next row from `row` on, in steps of `step`, that can be chosen; -1 if there is none.
    int nextChoice(int row, int step) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<PaletteEntry> m_entries;
};

/// The action's text as people read it: no mnemonic, no dots at the end.
QString plainText(const QAction& action);
/// What names the action from one start of the program to the next.
QString idOf(const QAction& action);
/// How well a text answers what was typed: 0 not at all; each word typed has to be in it, beginnings of words count more.
int matchScore(const QString& text, const QString& typed);

} // namespace ch::ui
