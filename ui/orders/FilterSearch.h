// SPDX-License-Identifier: Apache-2.0
// The search field of a list of orders: it also knows a pasted column of order numbers.
// Thread of the windows.
#pragma once

#include "ui/kit/SearchField.h"
#include "ui/orders/PasteNumbers.h"

namespace ch::ui {

/// Shortest text that is searched for.
inline constexpr qsizetype kShortestSearch = 2;

class FilterSearch : public SearchField
{
    Q_OBJECT

public:
    explicit FilterSearch(QWidget* parent = nullptr);

    /// What the list shows already.
    void setSearch(const QString& text);

Q_SIGNALS:
    /// A text to search for; empty: none (also where one character is not enough).
    void searched(const QString& text);
    void numbersPasted(const ch::ui::PastedNumbers& numbers);
    /// Enter or arrow down: on to what was found.
    void left();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void onTextChanged(const QString& text);
};

} // namespace ch::ui
