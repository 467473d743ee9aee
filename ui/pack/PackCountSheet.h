// SPDX-License-Identifier: Apache-2.0
// How many of a line are packed, counted by a person: for what has no barcode.
// Thread of the windows.
#pragma once

#include "core/domain/PackingSession.h"
#include "ui/kit/Sheet.h"

class QSpinBox;

namespace ch::ui {

class PackCountSheet : public Sheet
{
    Q_OBJECT

public:
    PackCountSheet(const PackLine& line, QWidget* host);

Q_SIGNALS:
    void counted(int lineNo, qint64 packed);

private:
    void submit();

    PackLine m_line;
    QSpinBox* m_packed;
};

} // namespace ch::ui
