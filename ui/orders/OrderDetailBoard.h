// SPDX-License-Identifier: Apache-2.0
// The cards of an order's detail below its header: one column where it is narrow, two where there is room.
// Thread of the windows.
#pragma once

#include "ui/orders/OrderActionRules.h"

#include <QWidget>

class QBoxLayout;

namespace ch::ui {

class Notice;
class OrderDetailLines;
class OrderDetailMoney;
class OrderDetailOpen;
class OrderDetailParcels;
class OrderDetailPeople;
class TimelineCard;

class OrderDetailBoard : public QWidget
{
    Q_OBJECT

public:
    explicit OrderDetailBoard(UiContext& context, QWidget* parent = nullptr);

    void render(const desk::OrderDetail& detail, const desk::OrderTimeline& timeline);
    void offer(const OrderVerdicts& verdicts);
    TimelineCard& timeline() { return *m_timeline; }

Q_SIGNALS:
    void actionRequested(ch::ui::OrderAction which);
    void parcelCorrectionRequested(int parcelNo);
    void entryCorrectionRequested(qint64 seq);
    void timelineRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange(bool isWide);
    void showHold(const Order& order);

    UiContext& m_context;
    Notice* m_hold;
    OrderDetailOpen* m_open;
    OrderDetailLines* m_lines;
    OrderDetailParcels* m_parcels;
    OrderDetailPeople* m_people;
    OrderDetailMoney* m_money;
    TimelineCard* m_timeline;
    QBoxLayout* m_top;
    QBoxLayout* m_left;
    QWidget* m_side;
    QBoxLayout* m_right;
    std::optional<bool> m_isWide;
};

} // namespace ch::ui
