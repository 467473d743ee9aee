// SPDX-License-Identifier: Apache-2.0
// Changes a product's stock, by so much or to what was counted, with a reason; shows before and after. Works without a network.
// Thread of the windows.
#pragma once

#include "core/desk/ProductStore.h"
#include "ui/kit/Sheet.h"
#include "ui/kit/UiContext.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace ch::ui {

class StockSheet : public Sheet
{
    Q_OBJECT

public:
    enum class Mode { Adjust, Count };
    StockSheet(UiContext& context, const desk::ProductDetail& detail, Mode mode, QWidget* host);

    /// "+" or "−" was typed on the row: the difference begins with it.
    void begin(const QString& text);
    /// A refused one entered anew: what was entered then; it goes when this one is taken.
    void replace(const PendingOperation& refused);

private:
    void onMode(int index);
    void onText();
    void submit();
    /// What was entered; nothing if it is no number.
    std::optional<qint64> entered() const;
    qint64 onHandAfter(qint64 number) const;
    bool isCount() const;

    UiContext& m_context;
    desk::ProductDetail m_detail;
    std::optional<qint64> m_replaced;
    SegmentedControl* m_mode;
    QLineEdit* m_number;
    FormField* m_numberField;
    QComboBox* m_reason;
    FormField* m_reasonField;
    QLineEdit* m_note;
    TextLabel* m_effect;
    TextLabel* m_more;
    bool m_isTaking = false;
    bool m_hasChosenReason = false;
};

} // namespace ch::ui
