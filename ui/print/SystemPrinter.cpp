// SPDX-License-Identifier: Apache-2.0
#include "ui/print/SystemPrinter.h"

#include <QPainter>
#include <QPrinter>
#include <QPrinterInfo>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

std::vector<SystemPrinter> systemPrinters()
{
    std::vector<SystemPrinter> printers;
    const QString usual = QPrinterInfo::defaultPrinterName();
    for (const QString& name : QPrinterInfo::availablePrinterNames()) {
        const QPrinterInfo info = QPrinterInfo::printerInfo(name);
        if (info.isNull())
            continue;
        printers.push_back({.name = name,
                            .description = info.description().isEmpty() ? name : info.description(),
                            .isDefault = name == usual});
    }
    std::ranges::stable_sort(printers, std::ranges::greater(), &SystemPrinter::isDefault);
    return printers;
}

Result<> sendToPrinter(const std::vector<PrintedPage>& pages, Paper paper, const QString& name, int copies,
                       const QString& title, const std::stop_token& stop)
{
    const QPrinterInfo info = QPrinterInfo::printerInfo(name);
    if (info.isNull())
        return Error{.kind = ErrorKind::NotFound, .code = kPrinterGone, .detail = name};
    const Error failed{.kind = ErrorKind::Storage, .code = kPrinterFailed, .detail = name};
    QPrinter printer(info, QPrinter::HighResolution);
    printer.setPageSize(pageSizeOf(paper));
    // The pages have margins of their own, from the corner of the paper.
    printer.setFullPage(true);
    printer.setPageMargins({});
    printer.setDocName(title);
    printer.setCreator(u"Countinghouse"_s);
    printer.setCopyCount(copies);
    QPainter painter;
    if (!painter.begin(&printer))
        return failed;
    for (size_t i = 0; i < pages.size(); ++i) {
        if (stop.stop_requested()) {
            printer.abort();
            return Error{.kind = ErrorKind::Cancelled};
        }
        if (i > 0 && !printer.newPage())
            return failed;
        paintPageAt(painter, pages[i], printer.resolution());
    }
    return painter.end() && printer.printerState() != QPrinter::Error ? ok() : Result<>(failed);
}

} // namespace ch::ui
