// SPDX-License-Identifier: Apache-2.0
// One line of the result: how its difference comes about, who counted, and what is decided about it.
// Thread of the windows.
#pragma once

#include "core/desk/StockCountStore.h"
#include "ui/kit/Card.h"
#include "ui/kit/UiContext.h"

class QComboBox;
class QLineEdit;
class QFormLayout;
class QPushButton;

namespace ch::ui {

class Notice;
class SegmentedControl;
class TextLabel;

class ReviewLinePanel : public Card
{
    Q_OBJECT

public:
    explicit ReviewLinePanel(UiContext& context, QWidget* parent = nullptr);

    /// Null: none is chosen. `decision`: what was decided before, or null.
    void show(const desk::CountSheetLine* line, const CountDecision* decision, const StockCount& count);

Q_SIGNALS:
    void decided(const ch::CountDecision& decision);
    void recountRequested(const QString& sku);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void addFact(const QString& name, const QString& value);
    void showFacts();
    void showDecision();
    void decide();

    UiContext& m_context;
    TextLabel* m_title;
    TextLabel* m_place;
    QWidget* m_facts = nullptr;
    QFormLayout* m_form = nullptr;
    Notice* m_warning;
    SegmentedControl* m_kind;
    QComboBox* m_reason;
    QLineEdit* m_note;
    QPushButton* m_recount;
    std::optional<desk::CountSheetLine> m_line{};
    CountDecision m_decision{};
    StockCount m_count{};
};

} // namespace ch::ui
