// SPDX-License-Identifier: Apache-2.0
// Orders for the command palette: what was typed as a number, a part of a number, a customer, …
// Thread of the windows.
#pragma once

#include "core/desk/OrderStore.h"

#include <QTimer>

namespace ch::ui {

class OrderFinder : public QObject
{
    Q_OBJECT

public:
    explicit OrderFinder(desk::OrderStore& store, QObject* parent = nullptr);

    /// Answered by found() a moment after the last call; answers to earlier texts are dropped. Too short: nothing found at once.
    void find(const QString& text);
    /// Those that are still here, in the order asked for.
    void load(const std::vector<OrderId>& ids);

Q_SIGNALS:
    /// The one whose number it is comes first, then the newest.
    void found(const QString& text, const std::vector<ch::OrderListItem>& orders);
    void loaded(const std::vector<ch::OrderListItem>& orders);

private:
    void ask();
    void add(int generation, const Result<OrderListItem>& exact);
    void add(int generation, const Result<std::vector<OrderListItem>>& some);
    void answer();

    desk::OrderStore& m_store;
    QTimer m_pause;
    QString m_text;
    int m_generation = 0;
    int m_expected = 0;
    std::optional<OrderListItem> m_exact;
    std::vector<OrderListItem> m_some;
};

} // namespace ch::ui
