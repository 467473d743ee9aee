// SPDX-License-Identifier: Apache-2.0
// The screen of the inventory: the list of products with its filters, and the detail of one side by side; more tabs beside it.
// Thread of the windows.
#pragma once

#include "core/domain/ProductQuery.h"
#include "ui/inventory/InventoryCommands.h"
#include "ui/kit/FirstRow.h"
#include "ui/kit/Page.h"
#include "ui/kit/UiContext.h"

#include <QTimer>

class QStackedWidget;

namespace ch::ui {

class ColumnChooser;
class InventoryHead;
class ListAndDetail;
class ProductDetailPane;
class ProductListPane;
class SegmentedControl;

class InventoryPage : public Page
{
    Q_OBJECT

public:
    explicit InventoryPage(UiContext& context, QWidget* parent = nullptr);
    ~InventoryPage() override;

    /// Another screen beside the list of products ("Stock takes"): from the first on there are tabs to choose by. If `page` is a
    /// Page, its commands and its search are the page's while its tab is chosen.
    void addTab(const QString& name, QWidget* page);
    /// In another language.
    void setTabName(const QWidget* page, const QString& name);
    void showTab(const QWidget* page);

    /// Beside the list, whether the list has it or not.
    void openProduct(const QString& sku);
    /// Exactly these, in the list: another page counted them.
    void showProducts(const ProductQuery& query);
    const ProductQuery& query() const { return m_query; }
    void setQuery(const ProductQuery& query);

    QList<QAction*> commands() const override;
    void focusSearch() override;
    void enter() override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectList();
    void connectDetail();
    void onCommand(InventoryCommand command);
    void ask();
    void sortBy(int sort, bool isDescending);
    void onLanded(bool isNewList);
    void chooseFirst();
    void onMoved(int row);
    void follow();
    void step(int by);
    void showNeighbours();
    void showRowMenu(int row, const QPoint& at);
    void changeStock(bool isCount, const QString& begun = {});
    void editProduct(bool isNew);
    void showOrders();
    void importFile();
    void exportList();
    Page* shownTab() const;

    UiContext& m_context;
    ProductQuery m_query;
    InventoryCommands* m_commands;
    SegmentedControl* m_tabs;
    QWidget* m_tabBar = nullptr;
    QStackedWidget* m_stack;
    QWidget* m_products;
    InventoryHead* m_head;
    ListAndDetail* m_panes;
    ProductListPane* m_list;
    ProductDetailPane* m_detail;
    ColumnChooser* m_columns;

    QTimer m_follow;
    QTimer m_minute;
    /// What to do with the product that has been opened, once it has been read.
    std::function<void()> m_whenLoaded;
    FirstRow m_first;
    /// What is open was asked for by itself, not by going to its row.
    bool m_isOpenApart = false;
};

} // namespace ch::ui
