// SPDX-License-Identifier: Apache-2.0
// What is known about the selected entry, why it stands where it stands, and what can be done.
// Thread of the windows.
#pragma once

#include "ui/activity/ActivityActions.h"
#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

#include <QScrollArea>

class QHBoxLayout;
class QVBoxLayout;

namespace ch::ui {

class FactList;
class VersionsView;

class ActivityDetail : public QScrollArea
{
    Q_OBJECT

public:
    ActivityDetail(UiContext& context, const ActivityActions& actions, QWidget* parent = nullptr);

    void show(const std::vector<ActivityItem>& selected);
    /// Asks here whether the selected ones are to be given up, with the focus on the answer.
    void askDiscard(int count);
    /// The order was changed by a pass: it is read anew if it is shown.
    void refreshOrder();
    /// Times pass.
    void refreshTimes();

Q_SIGNALS:
    void discardConfirmed();
    /// The question was answered with no: the focus belongs where it was.
    void discardDropped();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    QWidget* buildQuestion();
    void addButton(QAction* action, ButtonKind kind);
    void showOne();
    void showOperation(const PendingOperation& operation);
    void showNotice(const PendingOperation& operation);
    void showRecord(const desk::QuarantinedRecord& record);
    void showQuestion(bool isAsked);
    void retranslate();

    UiContext& m_context;
    const ActivityActions& m_actions;
    std::vector<ActivityItem> m_selected;
    TextLabel* m_title = nullptr;
    Pill* m_state = nullptr;
    TextLabel* m_subtitle = nullptr;
    Notice* m_notice = nullptr;
    VersionsView* m_versions = nullptr;
    Card* m_card = nullptr;
    FactList* m_facts = nullptr;
    QWidget* m_buttons = nullptr;
    QWidget* m_question = nullptr;
    TextLabel* m_questionText = nullptr;
    QPushButton* m_yes = nullptr;
    QPushButton* m_no = nullptr;
};

} // namespace ch::ui
