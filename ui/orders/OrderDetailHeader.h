// SPDX-License-Identifier: Apache-2.0
// The top of an order's detail: its number, where it stands, and the allowed next steps.
// Thread of the windows.
#pragma once

#include "ui/kit/Widgets.h"
#include "ui/orders/OrderActionRules.h"

class QMenu;
class QHBoxLayout;

namespace ch::ui {

class OrderDetailHeader : public QFrame
{
    Q_OBJECT

public:
    explicit OrderDetailHeader(UiContext& context, QWidget* parent = nullptr);

    void render(const desk::OrderDetail& detail);
    /// Only what may be done now is offered; what destroys stands last in the menu.
    void offer(const OrderVerdicts& verdicts);
    void setNeighbours(bool hasPrevious, bool hasNext);

Q_SIGNALS:
    void previousRequested();
    void nextRequested();
    void actionRequested(ch::ui::OrderAction which);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHBoxLayout* makeNumberRow();
    QHBoxLayout* makeButtonRow();
    void showPills(const desk::OrderDetail& detail);
    void showFacts(const Order& order);
    Pill* addPill(const QString& text, Tone tone);

    UiContext& m_context;
    TextLabel* m_number;
    QToolButton* m_previous;
    QToolButton* m_next;
    QHBoxLayout* m_pills;
    TextLabel* m_facts;
    /// Ship, Complete, Release hold, Hold, Note: the first that is legal is the primary one.
    std::array<QPushButton*, 5> m_steps{};
    QPushButton* m_more;
    QMenu* m_menu;
};

} // namespace ch::ui
