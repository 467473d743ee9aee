// SPDX-License-Identifier: Apache-2.0
// Stock takes: all of them with their progress, and the one that is counted or reviewed.
// Thread of the windows.
#pragma once

#include "core/desk/StockCountStore.h"
#include "ui/kit/Page.h"
#include "ui/kit/UiContext.h"

class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace ch::ui {

class CountingView;
class EmptyState;
class Notice;
class ReviewView;
class StockTakeCard;
class TextLabel;

class StockTakesPage : public Page
{
    Q_OBJECT

public:
    explicit StockTakesPage(UiContext& context, QWidget* parent = nullptr);

    void enter() override;
    /// Opens the screen for counting, or for the result.
    void count(StockCountId id);
    void review(StockCountId id);
    void showList();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildList();
    void addCommands();
    void connectParts();
    void retranslate();

    void reload();
    void showCounts(const Result<std::vector<desk::StockCountItem>>& items);
    StockTakeCard* cardAt(size_t index);
    void begin();
    void cancel(StockCountId id);

    UiContext& m_context;
    QStackedWidget* m_stack;
    QWidget* m_list = nullptr;
    TextLabel* m_title = nullptr;
    QPushButton* m_new = nullptr;
    Notice* m_notice = nullptr;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_cards = nullptr;
    EmptyState* m_empty = nullptr;
    std::vector<StockTakeCard*> m_shown;
    CountingView* m_counting;
    ReviewView* m_review;
    QAction* m_begin;
    QAction* m_undo;
    QAction* m_back;
    bool m_isLoading = false;
    /// The notice says so.
    bool m_isReadFailed = false;
    bool m_isStale = true;
};

} // namespace ch::ui
