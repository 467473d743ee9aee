// SPDX-License-Identifier: Apache-2.0
// The last look before a count goes into the stock: what changes, what is left alone; and why it did not, if it did not.
// Thread of the windows.
#pragma once

#include "core/base/Ids.h"
#include "core/desk/StockCountStore.h"
#include "ui/kit/Sheet.h"
#include "ui/kit/UiContext.h"

class QComboBox;

namespace ch::ui {

class TextLabel;

class ApproveSheet : public Sheet
{
    Q_OBJECT

public:
    ApproveSheet(UiContext& context, const desk::CountSheet& sheet, QWidget* host);

Q_SIGNALS:
    void approved(const ch::StockCount& count);

private:
    void addLine(const QString& text, bool isStrong = false);
    void summarize(const desk::CountSheet& sheet);
    void approve();
    void finish(const Result<StockCount>& approved);

    UiContext& m_context;
    StockCountId m_id;
    CountApproval m_approval;
    QComboBox* m_reason;
    TextLabel* m_blocked;
    QPushButton* m_approve;
    OpId m_key = OpId::random();
};

} // namespace ch::ui
