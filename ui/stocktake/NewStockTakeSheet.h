// SPDX-License-Identifier: Apache-2.0
// Begins a stock take: its name, what is counted, and whether counters are told what is expected.
// Thread of the windows.
#pragma once

#include "core/base/Ids.h"
#include "core/domain/StockCount.h"
#include "ui/kit/Sheet.h"
#include "ui/kit/UiContext.h"

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;

namespace ch::ui {

class FormField;
class SegmentedControl;

class NewStockTakeSheet : public Sheet
{
    Q_OBJECT

public:
    NewStockTakeSheet(UiContext& context, QWidget* host);

Q_SIGNALS:
    void begun(const ch::StockCount& count);

private:
    void showKind();
    NewStockCount draft() const;
    bool isGood(const NewStockCount& draft);
    void begin();
    void finish(const Result<StockCount>& begun);

    UiContext& m_context;
    QLineEdit* m_name;
    SegmentedControl* m_kind;
    QLineEdit* m_location;
    QPlainTextEdit* m_skus;
    QCheckBox* m_blind;
    FormField* m_nameField;
    FormField* m_locationField;
    FormField* m_skusField;
    QPushButton* m_begin;
    /// Of this decision, however often it is tried; another one once something was changed.
    OpId m_key = OpId::random();
};

} // namespace ch::ui
