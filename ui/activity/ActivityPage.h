// SPDX-License-Identifier: Apache-2.0
// What needs a person, what waits, what was set aside, and what this device did in the last 30 days.
// Thread of the windows.
#pragma once

#include "ui/activity/ActivityActions.h"
#include "ui/kit/Page.h"
#include "ui/kit/UiContext.h"

#include <QTimer>

class QLineEdit;
class QSplitter;
class QStackedWidget;

namespace ch::ui {

class ActivityDetail;
class ActivityList;
class CountTabs;
class Notice;
class TextLabel;

class ActivityPage : public Page
{
    Q_OBJECT

public:
    explicit ActivityPage(UiContext& context, QWidget* parent = nullptr);

    void focusSearch() override;
    void enter() override;
    /// The section of refused entries, or of records set aside if there are only those: what the status line leads to.
    void showNeedsAttention();
    /// The section of what waits: what the status line's "waiting" leads to.
    void showWaiting() { showSection(ActivitySection::Waiting); }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    QWidget* buildHead();
    QWidget* buildLists();
    void connectActions();
    void connectStores();
    void retranslate();

    void reload();
    void showEntries(const Result<std::vector<PendingOperation>>& entries);
    void showQuarantined(const Result<std::vector<desk::QuarantinedRecord>>& records);
    void showSection(ActivitySection section);
    void showCounts();
    void showSelection();
    /// What would be refused again is not offered.
    void judge();
    void tick();
    ActivityList* list(ActivitySection section) const { return m_lists[size_t(section)]; }
    ActivityList* current() const;

    enum class Decision { Resend, Discard, TakeBack };
    void decide(Decision decision);
    void finishDecision(Decision decision, int done, int late, const std::optional<Error>& error);
    void correct();
    void openOrder();
    void copyDetails();

    UiContext& m_context;
    ActivityActions m_actions;
    TextLabel* m_title = nullptr;
    QLineEdit* m_search = nullptr;
    Notice* m_notice = nullptr;
    CountTabs* m_tabs = nullptr;
    QStackedWidget* m_stack = nullptr;
    QSplitter* m_splitter = nullptr;
    std::array<ActivityList*, kActivitySections> m_lists{};
    ActivityDetail* m_detail = nullptr;
    QTimer m_clock;
    bool m_isLoading = false;
    /// Something changed while it was being read, or hidden.
    bool m_isStale = true;
    qint64 m_quarantined = 0;
    /// Answers about an earlier selection are dropped.
    quint64 m_judging = 0;
    /// The entry that the actions were judged for.
    std::optional<qint64> m_judged;
};

} // namespace ch::ui
