// SPDX-License-Identifier: Apache-2.0
// The lists to choose from, beside the list of orders.
// Thread of the windows.
#pragma once

#include "ui/orders/ViewListModel.h"

#include <QWidget>

class QListView;

namespace ch::ui {

class TextLabel;

class ViewSidebar : public QWidget
{
    Q_OBJECT

public:
    explicit ViewSidebar(UiContext& context, QWidget* parent = nullptr);

    ViewListModel& model() const { return m_model; }

    /// The one whose list is shown, whether it was changed since; −1: none.
    void setCurrent(int row);
    int current() const;

Q_SIGNALS:
    /// A person went to it.
    void chosen(int row);
    void renameRequested(int row);
    /// The view becomes what the list shows now.
    void updateRequested(int row);
    void deleteRequested(int row);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void showMenu(const QPoint& position);

    ViewListModel& m_model;
    UiContext& m_context;
    QListView* m_list;
    TextLabel* m_hint;
    /// Kept while rows come and go; the kind, and the id of a saved one.
    std::pair<ViewKind, ViewId> m_current{ViewKind::Heading, {}};
};

} // namespace ch::ui
