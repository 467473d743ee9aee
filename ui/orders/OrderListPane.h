// SPDX-License-Identifier: Apache-2.0
// The list itself with what is said around it: nothing here, still coming, could not be read, how many are selected, an export. The
// focus is the list's; while there is nothing in it, of what is said instead.
// Thread of the windows.
#pragma once

#include "ui/files/ListExporter.h"
#include "ui/orders/OrderListView.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;
class QStackedWidget;

namespace ch::ui {

class EmptyState;
class Notice;
class TextLabel;

class OrderListPane : public QWidget
{
    Q_OBJECT

public:
    explicit OrderListPane(UiContext& context, QWidget* parent = nullptr);

    OrderListModel& model() const { return *m_model; }
    OrderListView& view() const { return *m_view; }
    ListExporter& exporter() const { return *m_exporter; }
    /// Says what is the matter, with a way to try again.
    void showError(const Error& error);
    /// Whether something is filtered: then an empty list says so.
    void setFiltered(bool filtered);
    /// How many there are, for "12 of 2,000 selected".
    void setTotal(qint64 orders);
    /// Beside what is said about a selection of many.
    void addSelectionTool(QWidget* tool);

Q_SIGNALS:
    void clearFiltersRequested();
    /// Something other than the list was not read: counts, views.
    void retryRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Empty { None, NoMatch, NoOrders, Fetching, Offline, SignIn };

    void build();
    void retranslate();
    void onState();
    void tryAgain();
    void showEmpty();
    void onEmptyButton();
    void showSelection();
    void onExported(const Result<ListExportReport>& result);

    UiContext& m_context;
    OrderListModel* m_model;
    OrderListView* m_view;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    Notice* m_notice;
    QWidget* m_selection;
    TextLabel* m_selectionText;
    QHBoxLayout* m_selectionTools;
    QPushButton* m_clearSelection;
    ListExporter* m_exporter;
    ProgressLine* m_progress;
    bool m_isFiltered = false;
    bool m_isError = false;
    qint64 m_total = 0;
    Empty m_why = Empty::None;
};

} // namespace ch::ui
