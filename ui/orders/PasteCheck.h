// SPDX-License-Identifier: Apache-2.0
// Tells which of the order numbers that somebody asked for are not here: a list that is shorter than the pasted one says why.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"

namespace ch::ui {

class PasteCheck : public QObject
{
    Q_OBJECT

public:
    explicit PasteCheck(UiContext& context, QObject* parent = nullptr);

    /// Looks for these among the whole cache, once for each list of numbers.
    void check(const QStringList& numbers);

private:
    void onRows(const Result<std::vector<RowNumber>>& rows);
    void onItems(const Result<std::vector<OrderListItem>>& items);

    UiContext& m_context;
    QStringList m_numbers;
    quint64 m_generation = 0;
};

} // namespace ch::ui
