// SPDX-License-Identifier: Apache-2.0
// A refused entry of the outbox: what was wanted beside what the service has now, and what can be done about it.
// Thread of the windows.
#pragma once

#include "core/domain/OrderSteps.h"
#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

namespace ch::ui {

class ConflictPanel : public Card
{
    Q_OBJECT

public:
    /// `timeline`: what happened since the decision is told from it, as far as it is known.
    ConflictPanel(UiContext& context, const desk::OrderDetail& detail, const PendingOperation& entry,
                  const std::vector<TimelineEntry>& timeline, QWidget* parent = nullptr);

Q_SIGNALS:
    /// With other values, in the sheet of its kind.
    void correctionRequested(qint64 seq);

private:
    void addHead();
    void addComparison(const std::vector<TimelineEntry>& timeline);
    QString meanwhile(const std::vector<TimelineEntry>& timeline) const;
    void addButtons();
    void judgeResend();
    void resend();
    void discard();
    void settle(const Result<bool>& answer, const QString& done);

    UiContext& m_context;
    desk::OrderDetail m_detail;
    PendingOperation m_entry;
    std::optional<OrderStepDraft> m_draft;
    QPushButton* m_resend = nullptr;
    QPushButton* m_correct = nullptr;
    QPushButton* m_discard = nullptr;
    TextLabel* m_verdict = nullptr;
    Notice* m_question = nullptr;
};

} // namespace ch::ui
