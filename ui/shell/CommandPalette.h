// SPDX-License-Identifier: Apache-2.0
// Ctrl+K: one field that leads to every order and every action, by keyboard alone.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/shell/PaletteModel.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;

namespace ch::ui {

class OrderFinder;

class CommandPalette : public QWidget
{
    Q_OBJECT

public:
    /// Lies over `window` while it is open.
    CommandPalette(UiContext& context, QWidget* window);

    /// With what can be done now. What was used last comes first until something is typed.
    void open(std::vector<ActionGroup> groups);
    void close();
    /// An order was opened, here or anywhere else.
    void remember(OrderId order);
    PaletteModel& model() const { return *m_model; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void retranslate();
    void textChanged(const QString& text);
    void showOrders(const QString& text, const std::vector<OrderListItem>& orders);
    void showRecent(const std::vector<OrderListItem>& orders);
    void fill();
    void addRecent(std::vector<PaletteEntry>& entries) const;
    void addGroups(std::vector<PaletteEntry>& entries) const;
    void addMatches(std::vector<PaletteEntry>& entries) const;
    bool keyPressed(const QKeyEvent& event);
    void move(int step);
    void select(int row);
    void use(const QModelIndex& index);
    void rememberEntry(const QString& entry);
    void place();

    UiContext& m_context;
    QWidget* m_window;
    QFrame* m_card;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_nothing;
    QLabel* m_hints;
    PaletteModel* m_model;
    OrderFinder* m_finder;
    std::vector<ActionGroup> m_groups;
    std::vector<OrderListItem> m_recentOrders;
    std::vector<OrderListItem> m_orders;
    /// What was typed is not answered yet: nobody knows that there is nothing.
    bool m_isLooking = false;
    QPointer<QWidget> m_focusBefore;
};

} // namespace ch::ui
