// SPDX-License-Identifier: Apache-2.0
// One walk for many orders on the screen: by place, then split per order.
// Thread of the windows.
#pragma once

#include "core/domain/PickList.h"
#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

class QListView;

namespace ch::ui {

class PickListModel;

class PickListPane : public QWidget
{
    Q_OBJECT

public:
    explicit PickListPane(UiContext& context, QWidget* parent = nullptr);

    void open(const std::vector<OrderId>& orders);
    PickListModel& model() const { return *m_model; }

Q_SIGNALS:
    void backRequested();
    void printRequested(const std::vector<ch::OrderId>& orders);

protected:
    void changeEvent(QEvent* event) override;

private:
    void take(const Result<PickList>& result);
    void retranslate();
    void describe();

    UiContext& m_context;
    PickListModel* m_model;
    QToolButton* m_back;
    TextLabel* m_title;
    TextLabel* m_summary;
    SegmentedControl* m_split;
    QPushButton* m_print;
    Notice* m_notice;
    QListView* m_list;
    std::vector<OrderId> m_orders;
    PickList m_picks;
    int m_generation = 0;
};

} // namespace ch::ui
