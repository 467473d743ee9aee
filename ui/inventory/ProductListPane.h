// SPDX-License-Identifier: Apache-2.0
// The list itself with what is said around it: nothing here, still coming, could not be read, an export.
// Thread of the windows.
#pragma once

#include "ui/files/ListExporter.h"
#include "ui/inventory/ProductListView.h"

#include <QWidget>

class QStackedWidget;

namespace ch::ui {

class EmptyState;
class Notice;

class ProductListPane : public QWidget
{
    Q_OBJECT

public:
    explicit ProductListPane(UiContext& context, QWidget* parent = nullptr);

    ProductListModel& model() const { return *m_model; }
    ProductListView& view() const { return *m_view; }
    ListExporter& exporter() const { return *m_exporter; }
    /// Says what is the matter, with a way to try again.
    void showError(const Error& error);

Q_SIGNALS:
    void clearFiltersRequested();
    /// Something other than the list was not read: counts.
    void retryRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Empty { None, NoMatch, NoLow, NoOut, NoneOnHand, NoRetired, NoProducts, Fetching, Offline, SignIn };

    void onState();
    Empty whyEmpty() const;
    void showEmpty();
    void onEmptyButton();
    void onExported(const Result<ListExportReport>& result);

    UiContext& m_context;
    ProductListModel* m_model;
    ProductListView* m_view;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    Notice* m_notice;
    ListExporter* m_exporter;
    ProgressLine* m_progress;
    bool m_isError = false;
    Empty m_why = Empty::None;
};

} // namespace ch::ui
