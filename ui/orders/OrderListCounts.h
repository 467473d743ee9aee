// SPDX-License-Identifier: Apache-2.0
// How many orders a list has, exactly, and how many of each status it would have: kept up to date.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"

#include <QTimer>

#include <array>
#include <stop_token>

namespace ch::ui {

class OrderListCounts : public QObject
{
    Q_OBJECT

public:
    explicit OrderListCounts(UiContext& context, QObject* parent = nullptr);
    ~OrderListCounts() override;

    void setQuery(const OrderQuery& query);

Q_SIGNALS:
    void counted(qint64 orders);
    void countedByStatus(const std::array<qint64, 5>& orders);
    /// Of lists that are narrowed to days of payment, which figures lead to; else empty.
    void added(const std::vector<ch::OrderTotal>& totals);
    void failed(const ch::Error& error);

private:
    void ask();
    void askAgain();
    void askTotals();
    void onStatuses(const Result<std::array<qint64, 5>>& counts);
    void onCount(const Result<qint64>& count);

    UiContext& m_context;
    OrderQuery m_query;
    quint64 m_generation = 0;
    bool m_isAsking = false;
    bool m_isStale = false;
    std::stop_source m_stop;
    QTimer m_wait;
};

} // namespace ch::ui
