// SPDX-License-Identifier: Apache-2.0
// One stock take in the list of them: how far it is, who counts, what can be done.
// Thread of the windows.
#pragma once

#include "core/desk/StockCountStore.h"
#include "ui/kit/Card.h"
#include "ui/kit/UiContext.h"

class QPushButton;

namespace ch::ui {

class CountProgress;
class Notice;
class Pill;
class TextLabel;

class StockTakeCard : public Card
{
    Q_OBJECT

public:
    explicit StockTakeCard(UiContext& context, QWidget* parent = nullptr);

    void show(const desk::StockCountItem& item);
    StockCountId id() const { return m_item.count.id; }

Q_SIGNALS:
    void countRequested(ch::StockCountId id);
    void reviewRequested(ch::StockCountId id);
    /// Confirmed.
    void cancelRequested(ch::StockCountId id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    UiContext& m_context;
    Pill* m_status;
    Pill* m_blind;
    TextLabel* m_scope;
    CountProgress* m_progress;
    TextLabel* m_numbers;
    TextLabel* m_people;
    TextLabel* m_waiting;
    Notice* m_question;
    QPushButton* m_count;
    QPushButton* m_review;
    QPushButton* m_cancel;
    desk::StockCountItem m_item;
};

} // namespace ch::ui
