// SPDX-License-Identifier: Apache-2.0
// The printers of the system, used without a dialog. The one place that knows Qt's printers.
// For a lane: a print server may take its time.
#pragma once

#include "core/base/Result.h"
#include "ui/print/Paper.h"
#include "ui/print/PrintedPage.h"

#include <QString>

#include <stop_token>
#include <vector>

namespace ch::ui {

/// Codes of errors: the printer has gone; it took nothing.
inline constexpr QLatin1StringView kPrinterGone("PRINTER_GONE");
inline constexpr QLatin1StringView kPrinterFailed("PRINTER_FAILED");

struct SystemPrinter
{
    QString name;
    /// What people wrote about it ("Brother by the door"), or the name.
    QString description;
    bool isDefault = false;
};

/// The system's own choice first.
std::vector<SystemPrinter> systemPrinters();

/// All pages as one job. NotFound PRINTER_GONE, Storage PRINTER_FAILED, Cancelled if stopped before its end.
Result<> sendToPrinter(const std::vector<PrintedPage>& pages, Paper paper, const QString& printer, int copies,
                       const QString& title, const std::stop_token& stop);

} // namespace ch::ui
