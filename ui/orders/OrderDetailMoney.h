// SPDX-License-Identifier: Apache-2.0
// The money of an order: what it costs, what came in, what was refused, what went back. Hidden from those who see none.
// Thread of the windows.
#pragma once

#include "core/domain/Timeline.h"
#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

class QGridLayout;

namespace ch::ui {

class OrderDetailMoney : public Card
{
    Q_OBJECT

public:
    explicit OrderDetailMoney(UiContext& context, QWidget* parent = nullptr);
    /// Refunds are told by the timeline alone.
    void render(const Order& order, const std::vector<TimelineEntry>& timeline);

private:
    void addSums(const Order& order);
    void addSum(const QString& caption, qint64 minor, TextStyle style = TextStyle::Body);
    void addPayment(const Payment& payment);
    void addRefund(const TimelineEntry& entry);
    /// A caption and an amount, and below it what it is about.
    void addEvent(const QString& caption, const QString& below, UtcTime at, const QString& amount);
    void addRule();
    QString money(qint64 minor) const;

    UiContext& m_context;
    QWidget* m_rows = nullptr;
    QGridLayout* m_grid = nullptr;
    QString m_currency;
};

} // namespace ch::ui
