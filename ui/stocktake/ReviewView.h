// SPDX-License-Identifier: Apache-2.0
// What came of a stock take: differences, what sold meanwhile, reasons, recounts, and the approval.
// Thread of the windows.
#pragma once

#include "core/desk/StockCountStore.h"
#include "ui/kit/UiContext.h"

#include <QWidget>

class QBoxLayout;
class QPushButton;
class QScrollArea;

namespace ch::ui {

class BurstTimer;
class CountSheetModel;
class Notice;
class ReviewLinePanel;
class SearchField;
class SegmentedControl;
class StockTakeHead;
class ThemedTable;

class ReviewView : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewView(UiContext& context, QWidget* parent = nullptr);

    void open(StockCountId id);
    void leave();

Q_SIGNALS:
    void left();
    void countRequested(ch::StockCountId id);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildList();
    void connectParts();
    void retranslate();
    void showSegments();

    void reload();
    void fetch();
    void showSheet(Result<desk::CountSheet> sheet);
    void showLine();
    QStringList chosen() const;
    void recount(const std::vector<QString>& skus);
    void approve();

    UiContext& m_context;
    StockTakeHead* m_head;
    Notice* m_notice;
    QPushButton* m_count;
    QPushButton* m_approve;
    SegmentedControl* m_segments = nullptr;
    SearchField* m_search = nullptr;
    QPushButton* m_recount = nullptr;
    ThemedTable* m_table = nullptr;
    ReviewLinePanel* m_panel;
    QScrollArea* m_side;
    QBoxLayout* m_row;
    CountSheetModel* m_model;
    BurstTimer* m_changes;
    StockCountId m_id;
    bool m_isLoading = false;
    bool m_isStale = false;
    bool m_isFetching = false;
};

} // namespace ch::ui
