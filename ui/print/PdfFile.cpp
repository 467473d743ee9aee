// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PdfFile.h"

#include "ui/print/Paper.h"

#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

Error storage(const QString& detail)
{
    return Error{.kind = ErrorKind::Storage, .code = u"FILE_NOT_WRITTEN"_s, .detail = detail};
}

QPageSize pageSizeFor(const PrintedPage& page)
{
    const auto* const paper = std::ranges::find(kPapers, page.size, sizeOf);
    return pageSizeOf(paper == kPapers.end() ? Paper::A4 : *paper);
}

/// What the device could not take is known when the file is committed.
Result<> paintPdf(const std::vector<PrintedPage>& pages, QIODevice& device, const QString& title,
                  const std::stop_token& stop)
{
    QPdfWriter writer(&device);
    writer.setPageSize(pages.empty() ? pageSizeOf(Paper::A4) : pageSizeFor(pages.front()));
    writer.setPageMargins({});
    // One dot is one unit: nothing is rounded.
    writer.setResolution(kUnitsPerInch);
    writer.setTitle(title);
    writer.setCreator(u"Countinghouse"_s);
    QPainter painter;
    if (!painter.begin(&writer))
        return storage(device.errorString());
    for (size_t i = 0; i < pages.size(); ++i) {
        if (stop.stop_requested())
            return Error{.kind = ErrorKind::Cancelled};
        if (i > 0 && pages[i].size != pages[i - 1].size)
            writer.setPageSize(pageSizeFor(pages[i]));
        if (i > 0 && !writer.newPage())
            return storage(device.errorString());
        paintPageAt(painter, pages[i], kUnitsPerInch, PaintFor::Search);
    }
    return painter.end() ? ok() : Result<>(storage(device.errorString()));
}

} // namespace

Result<> writePdf(const std::vector<PrintedPage>& pages, const QString& file, const QString& title,
                  const std::stop_token& stop)
{
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly))
        return storage(target.errorString());
    CH_CHECK(paintPdf(pages, target, title, stop));
    if (!target.commit())
        return storage(target.errorString());
    return ok();
}

} // namespace ch::ui
