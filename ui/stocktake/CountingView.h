// SPDX-License-Identifier: Apache-2.0
// Counting one stock take: scan or key, see the number, go on. Works without a network, for days; to pause is to leave.
// Thread of the windows.
#pragma once

#include "core/desk/StockCountStore.h"
#include "ui/kit/UiContext.h"
#include "ui/stocktake/CountSheetModel.h"

#include <QWidget>

class QLineEdit;
class QScrollArea;
class QPushButton;

namespace ch::ui {

class BurstTimer;
class CountLog;
class CountPanel;
class EmptyState;
class Notice;
class ScannerInput;
class ScanSounds;
class SearchField;
class SegmentedControl;
class StockTakeHead;
class ThemedTable;

class CountingView : public QWidget
{
    Q_OBJECT

public:
    explicit CountingView(UiContext& context, QWidget* parent = nullptr);

    void open(StockCountId id);
    /// Nothing is followed any more.
    void leave();
    /// Where work begins.
    void focusCode();
    /// As if it was scanned.
    void take(const QString& code);
    void undoNewest();

Q_SIGNALS:
    void left();
    void reviewRequested(ch::StockCountId id);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildDesk();
    QWidget* buildList();
    void connectParts();
    void connectNumbers();
    void retranslate();
    void showFilter(int index);
    void showSegments();

    void reload();
    void fetch();
    void showSheet(Result<desk::CountSheet> sheet);
    void typed();
    void choose(const desk::CountSheetLine& line);
    void showChosen();
    std::optional<qint64> mine(const StockCountLine& line) const;
    void count(desk::CountStep step);
    void showTaken(const Result<desk::CountTaken>& taken);
    void undo(const desk::CountTaken& taken);
    void refuse(const QString& sentence);

    UiContext& m_context;
    StockTakeHead* m_head;
    QPushButton* m_review;
    Notice* m_notice;
    QLineEdit* m_code = nullptr;
    SegmentedControl* m_mode = nullptr;
    QLineEdit* m_place = nullptr;
    CountPanel* m_panel = nullptr;
    CountLog* m_log = nullptr;
    SegmentedControl* m_segments = nullptr;
    SearchField* m_search = nullptr;
    QScrollArea* m_deskPlace = nullptr;
    QWidget* m_list = nullptr;
    ThemedTable* m_table = nullptr;
    CountSheetModel* m_model;
    ScannerInput* m_scanner;
    ScanSounds* m_sounds;
    BurstTimer* m_changes;
    StockCountId m_id;
    QString m_sku;
    /// One reading at a time; `m_isStale`: another one is due.
    bool m_isLoading = false;
    bool m_isStale = false;
    bool m_isFetching = false;
    /// What was asked for and is not answered: the sheet on its way may not know of it.
    int m_underway = 0;
};

} // namespace ch::ui
