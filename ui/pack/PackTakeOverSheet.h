// SPDX-License-Identifier: Apache-2.0
// Why somebody takes an order from whoever packs it; it stays in the order's timeline.
// Thread of the windows.
#pragma once

#include "core/domain/Order.h"
#include "ui/kit/Formats.h"
#include "ui/kit/Sheet.h"

class QLineEdit;

namespace ch::ui {

class PackTakeOverSheet : public Sheet
{
    Q_OBJECT

public:
    PackTakeOverSheet(const Claim& other, const Formats& formats, UtcTime now, QWidget* host);

    void showFailure(const Error& error);

Q_SIGNALS:
    void takeOverRequested(const QString& reason);

private:
    void submit();

    QLineEdit* m_reason;
    FormField* m_field;
};

} // namespace ch::ui
