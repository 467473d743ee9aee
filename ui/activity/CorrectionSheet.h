// SPDX-License-Identifier: Apache-2.0
// A refused entry with its fields, to be sent again otherwise than it was.
// Thread of the windows.
#pragma once

#include "core/base/Result.h"
#include "ui/activity/OperationCorrection.h"
#include "ui/kit/Sheet.h"

namespace ch::ui {

class CorrectionSheet : public Sheet
{
    Q_OBJECT

public:
    CorrectionSheet(const PendingOperation& operation, UiContext& context, QWidget* host);

Q_SIGNALS:
    /// It waits in the outbox again.
    void sent();

private:
    void send();
    void finish(const Result<bool>& result);

    UiContext& m_context;
    qint64 m_seq;
    OperationCorrection* m_correction;
    QPushButton* m_send;
};

} // namespace ch::ui
