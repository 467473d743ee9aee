// SPDX-License-Identifier: Apache-2.0
// What stands above the list of products: how many there are, the search, the groups, the filters, what can be done.
// Thread of the windows.
#pragma once

#include "core/domain/ProductQuery.h"
#include "ui/kit/UiContext.h"

#include <QWidget>

#include <stop_token>

class QHBoxLayout;
class QMenu;
class QPushButton;
class QToolButton;

namespace ch::ui {

class CountTabs;
class SearchField;
class TextLabel;

class InventoryHead : public QWidget
{
    Q_OBJECT

public:
    explicit InventoryHead(UiContext& context, QWidget* parent = nullptr);
    ~InventoryHead() override;

    const ProductQuery& query() const { return m_query; }
    /// Shows it and counts.
    void setQuery(const ProductQuery& query);
    void focusSearch();
    bool isSearching() const;
    /// Icon buttons at the right.
    void addTool(QAction* action);
    QToolButton* toolOf(const QAction* action) const;
    void recount();
    /// Of the query's group; nothing: not known.
    std::optional<qint64> total() const;

Q_SIGNALS:
    /// A person changed it.
    void queryChanged(const ch::ProductQuery& query);
    void counted(const ch::ProductCounts& counts);
    /// Down in the search: the list is wanted.
    void searchLeft();
    void failed(const ch::Error& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void showCounts();
    void showChips();
    void addChip(const QString& text, void (*clear)(ProductQuery& query), void (InventoryHead::*edit)());
    void ask(const ProductQuery& query);
    void openPlaces();
    void addDays(QMenu& menu);
    void openDays();
    void notSoldFor(int days);

    UiContext& m_context;
    ProductQuery m_query;
    std::optional<ProductCounts> m_counts;
    std::stop_source m_stop;
    quint64 m_generation = 0;
    TextLabel* m_title;
    TextLabel* m_count;
    SearchField* m_search;
    QPushButton* m_filter;
    QAction* m_byPlace;
    QAction* m_byOutbox;
    QMenu* m_byDays = nullptr;
    CountTabs* m_groups;
    QHBoxLayout* m_tools;
    QWidget* m_chipRow;
    QHBoxLayout* m_chips;
    QList<QToolButton*> m_buttons;
};

} // namespace ch::ui
