// SPDX-License-Identifier: Apache-2.0
// Two days of a person's own.
// Thread of the windows.
#pragma once

#include "core/domain/SalesFigures.h"
#include "ui/kit/Formats.h"
#include "ui/kit/Popover.h"

class QDateEdit;

namespace ch::ui {

class DaysPopover : public Popover
{
    Q_OBJECT

public:
    DaysPopover(const SalesDays& days, const Formats& formats, QWidget* parent);

Q_SIGNALS:
    /// The first not after the last.
    void chosen(const ch::SalesDays& days);

private:
    QDateEdit* makeDay(const QString& label, QDate day, const Formats& formats);
    void accept();

    QDateEdit* m_from;
    QDateEdit* m_to;
};

} // namespace ch::ui
