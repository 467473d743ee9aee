// SPDX-License-Identifier: Apache-2.0
// The filter of a list of orders as people see it: the search field, a chip for each part, and a menu to add more.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/orders/Filter.h"
#include "ui/orders/PasteNumbers.h"

#include <QPointer>
#include <QPushButton>
#include <QWidget>

class QHBoxLayout;

namespace ch::ui {

class Chip;
class FilterFlow;
class FilterPopover;
class FilterSearch;

class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(UiContext& context, QWidget* parent = nullptr);

    const Filter& filter() const { return m_filter; }
    /// Shows it; asks for nothing.
    void setFilter(const Filter& filter);
    void focusSearch();
    /// Whether somebody is typing a search.
    bool isSearching() const;
    /// What can be added.
    void openMenu();
    /// At the end of the row of the search field.
    void addTool(QWidget* tool);
    /// At the end of the chips: "Save view".
    void addChipTool(QWidget* tool);
    /// Below the chip of the part, or below the menu that adds it.
    void edit(FilterPart part);

Q_SIGNALS:
    /// A person changed it.
    void filterChanged(const ch::ui::Filter& filter);
    /// More than are looked for at once.
    void numbersLeftOut(int count);
    void searchLeft();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void buildChips();
    void buildMenu();
    void apply(const Filter& filter);
    void onNumbers(const PastedNumbers& numbers);
    bool isOffered(FilterPart part) const;

    UiContext& m_context;
    Filter m_filter;
    FilterSearch* m_search;
    QPushButton* m_add;
    QHBoxLayout* m_tools;
    QWidget* m_chipRow;
    FilterFlow* m_flow;
    QHBoxLayout* m_chipTools;
    QPushButton* m_clearAll;
    std::vector<std::pair<FilterPart, Chip*>> m_chips;
    QPointer<FilterPopover> m_popover;
};

} // namespace ch::ui
