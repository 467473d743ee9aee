// SPDX-License-Identifier: Apache-2.0
// The top of an order's detail: its number, where it stands, and the allowed next steps.
// Thread of the windows.
#pragma once

#include "ui/kit/Widgets.h"
#include "ui/orders/OrderActionRules.h"

class QMenu;
class QHBoxLayout;

namespace ch::ui {

class FlowLayout;

class OrderDetailHeader : public QFrame
{
    Q_OBJECT

public:
    explicit OrderDetailHeader(UiContext& context, QWidget* parent = nullptr);

    void render(const desk::OrderDetail& detail);
    /// Only what may be done now is offered; what destroys stands last in the menu.
    void offer(const OrderVerdicts& verdicts);
    void setNeighbours(bool hasPrevious, bool hasNext);
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void previousRequested();
    void nextRequested();
    void actionRequested(ch::ui::OrderAction which);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QHBoxLayout* makeNumberRow();
    QHBoxLayout* makeButtonRow();
    void showPills(const desk::OrderDetail& detail);
    void showFacts(const Order& order);
    /// Steps that have no room as buttons go into the menu.
    void fit();
    void fillMenu(const QList<OrderAction>& first);
    void addPill(const QString& text, Tone tone);

    UiContext& m_context;
    TextLabel* m_number;
    QToolButton* m_previous;
    QToolButton* m_next;
    FlowLayout* m_pills;
    TextLabel* m_facts;
    TextLabel* m_outdated;
    /// Ship, Complete, Release hold, Hold, Note: the first that is legal is the primary one.
    std::array<QPushButton*, 5> m_steps{};
    QPushButton* m_more;
    QMenu* m_menu;
    /// Nothing is offered before the rules have answered.
    std::optional<OrderVerdicts> m_verdicts;
};

} // namespace ch::ui
