// SPDX-License-Identifier: Apache-2.0
#include "ui/print/DocumentPrinter.h"

#include "core/base/Deliver.h"
#include "core/desk/OrderStore.h"
#include "core/desk/PrintStore.h"
#include "core/domain/Reason.h"
#include "ui/files/FileName.h"
#include "ui/print/DocumentPages.h"
#include "ui/print/PdfFile.h"
#include "ui/print/PrintSettings.h"
#include "ui/print/SystemPrinter.h"

#include <QDir>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// On the lane.
Result<int> sendToFolder(const std::vector<PageSet>& sets, const QString& path, const std::stop_token& stop)
{
    const QDir folder(path);
    if (!folder.exists())
        return Error{.kind = ErrorKind::NotFound, .code = u"FOLDER_GONE"_s, .detail = path};
    int pages = 0;
    for (const PageSet& set : sets) {
        const QString file = freePath(folder, safeFileName(QString(set.name + u".pdf")));
        CH_CHECK(writePdf(set.pages, file, set.name, stop));
        pages += int(set.pages.size());
    }
    return pages;
}

/// On the lane.
Result<int> sendPart(const PrintPart& part, const std::vector<desk::PrintSource>& sources, const PrintStyle& style,
                     int parcelNo, const std::stop_token& stop)
{
    if (part.setting.target.isNone())
        return Error{.kind = ErrorKind::NotFound, .code = kNoPrinterSet};
    std::vector<PageSet> sets = pagesOf(part.document, sources, style, parcelNo, stop);
    if (stop.stop_requested())
        return Error{.kind = ErrorKind::Cancelled};
    if (part.setting.target.kind == PrintTarget::Kind::Folder)
        return sendToFolder(sets, part.setting.target.name, stop);
    const QString title = sets.size() == 1 ? sets.front().name : style.words(part.document);
    const std::vector<PrintedPage> pages = joined(std::move(sets));
    CH_CHECK(sendToPrinter(pages, part.setting.paper, part.setting.target.name, part.setting.copies, title, stop));
    return int(pages.size());
}

/// The template is read once for all parts: its logo is a picture to unpack.
std::vector<PrintStyle> stylesOf(const PrintJob& job, const UiContext& context)
{
    const PrintTemplate wanted = PrintSettings(context.workspace().profileFolder()).printTemplate();
    std::vector<PrintStyle> styles;
    for (const PrintPart& part : job.parts)
        styles.push_back(printStyleFor(context, part.setting.paper, wanted));
    return styles;
}

std::vector<OrderId> idsOf(const std::vector<desk::PrintSource>& sources)
{
    std::vector<OrderId> ids;
    ids.reserve(sources.size());
    for (const desk::PrintSource& source : sources)
        ids.push_back(source.order.id);
    return ids;
}

} // namespace

DocumentPrinter::DocumentPrinter(UiContext& context, QObject* parent) : QObject(parent), m_context(context) {}

DocumentPrinter::~DocumentPrinter()
{
    m_ending.request_stop();
}

void DocumentPrinter::print(OrderId order, const std::vector<PrintDocument>& documents, int parcelNo)
{
    const PrintSettings settings(m_context.workspace().profileFolder());
    PrintJob job{.orders = {order}, .parts = {}, .parcelNo = parcelNo};
    for (const PrintDocument document : documents)
        job.parts.push_back({.document = document, .setting = settings.of(document)});
    print(job);
}

void DocumentPrinter::printAfterPacking(OrderId order, int parcelNo)
{
    const auto documents = PrintSettings(m_context.workspace().profileFolder()).afterPacking();
    if (!documents.empty())
        print(order, documents, parcelNo);
}

void DocumentPrinter::print(const PrintJob& job)
{
    ++m_running;
    deliver(m_context.workspace().prints().sources(job.orders, m_ending.get_token()), this,
            [this, job](const Result<std::vector<desk::PrintSource>>& sources) {
                if (!sources)
                    fail(job, sources.error());
                else if (sources->empty())
                    fail(job, refusal(Reason::NotFound));
                else
                    send(job, *sources);
            });
}

void DocumentPrinter::send(const PrintJob& job, const std::vector<desk::PrintSource>& sources)
{
    const std::vector<PrintStyle> styles = stylesOf(job, m_context);
    const auto sendAll = [job, sources, styles, role = m_context.role(), stop = m_ending.get_token()] {
        std::vector<PrintedPart> parts;
        for (size_t i = 0; i < job.parts.size(); ++i) {
            PrintedPart& printed = parts.emplace_back(PrintedPart{.part = job.parts[i], .orders = int(sources.size())});
            const auto pages = mayPrint(role, job.parts[i].document)
                                   ? sendPart(job.parts[i], sources, styles[i], job.parcelNo, stop)
                                   : Result<int>(refusal(Reason::Forbidden));
            if (pages)
                printed.pages = *pages;
            else
                printed.error = pages.error();
        }
        return parts;
    };
    deliver(m_lane.run(sendAll), this,
            [this, orders = idsOf(sources)](const std::vector<PrintedPart>& parts) { finish(orders, parts); });
}

void DocumentPrinter::finish(const std::vector<OrderId>& orders, const std::vector<PrintedPart>& parts)
{
    record(orders, parts);
    for (const PrintedPart& part : parts) {
        if (m_isUnattended && part.error && part.error->kind != ErrorKind::Cancelled)
            m_context.toast({.text = tr("%1: %2", "a document, why it was not printed")
                                         .arg(words(part.part.document), printErrorWords(*part.error)),
                             .tone = Tone::Bad});
    }
    Q_EMIT printed(parts);
    end();
}

void DocumentPrinter::end()
{
    --m_running;
    if (m_isLeaving && m_running == 0)
        deleteLater();
}

void DocumentPrinter::deleteWhenIdle()
{
    m_isLeaving = true;
    m_isUnattended = true;
    if (m_running == 0)
        deleteLater();
}

QFuture<std::vector<PrintedPage>>
DocumentPrinter::pages(PrintDocument document, const std::vector<desk::PrintSource>& sources, const PrintStyle& style)
{
    return m_lane.run([document, sources, style, stop = m_ending.get_token()] {
        return joined(pagesOf(document, sources, style, 0, stop));
    });
}

QFuture<std::vector<SystemPrinter>> DocumentPrinter::printers()
{
    return m_lane.run([] { return systemPrinters(); });
}

QFuture<Result<QImage>> DocumentPrinter::logo(const QString& file)
{
    return m_lane.run([file] { return readLogo(file); });
}

void DocumentPrinter::fail(const PrintJob& job, const Error& error)
{
    std::vector<PrintedPart> parts;
    for (const PrintPart& part : job.parts)
        parts.push_back({.part = part, .orders = 0, .pages = 0, .error = error});
    finish({}, parts);
}

void DocumentPrinter::record(const std::vector<OrderId>& orders, const std::vector<PrintedPart>& parts)
{
    desk::PrintStore& store = m_context.workspace().prints();
    if (!store.mayRecord())
        return;
    std::vector<desk::PrintRecord> records;
    for (const PrintedPart& part : parts) {
        if (part.error)
            continue;
        const bool isFolder = part.part.setting.target.kind == PrintTarget::Kind::Folder;
        const PrintDraft draft{.document = QString(nameOf(part.part.document)),
                               .printer = recordedName(part.part.setting.target),
                               .copies = isFolder ? 1 : part.part.setting.copies};
        for (const OrderId order : orders)
            records.push_back({.order = order, .draft = draft});
    }
    if (records.empty())
        return;
    deliver(store.record(records), this, [this](const std::vector<desk::StepOutcome>& outcomes) {
        const auto failed = std::ranges::find_if(outcomes, [](const auto& outcome) { return !outcome.entry; });
        if (failed != outcomes.end())
            m_context.toast({.text = tr("It was printed, but that could not be noted on the order. %1")
                                         .arg(words(failed->entry.error()).what),
                             .tone = Tone::Warn});
    });
}

void DocumentPrinter::save(const PrintJob& job, const QString& file)
{
    ++m_running;
    deliver(m_context.workspace().prints().sources(job.orders, m_ending.get_token()), this,
            [this, job, file](const Result<std::vector<desk::PrintSource>>& sources) {
                if (sources) {
                    write(job, file, *sources);
                    return;
                }
                Q_EMIT saved(file, sources.error());
                end();
            });
}

void DocumentPrinter::write(const PrintJob& job, const QString& file, const std::vector<desk::PrintSource>& sources)
{
    const std::vector<PrintStyle> styles = stylesOf(job, m_context);
    const auto writeAll = [job, sources, styles, file, role = m_context.role(),
                           stop = m_ending.get_token()]() -> Result<> {
        std::vector<PrintedPage> pages;
        for (size_t i = 0; i < job.parts.size(); ++i) {
            if (!mayPrint(role, job.parts[i].document))
                return refusal(Reason::Forbidden);
            auto more = joined(pagesOf(job.parts[i].document, sources, styles[i], job.parcelNo, stop));
            pages.insert(pages.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
        const QString title = job.parts.empty() ? QString() : styles.front().words(job.parts.front().document);
        return writePdf(pages, file, title, stop);
    };
    deliver(m_lane.run(writeAll), this, [this, file](const Result<>& written) {
        Q_EMIT saved(file, written ? std::nullopt : std::optional(written.error()));
        end();
    });
}

PrintStyle printStyleFor(const UiContext& context, Paper paper)
{
    return printStyleFor(context, paper, PrintSettings(context.workspace().profileFolder()).printTemplate());
}

PrintStyle printStyleFor(const UiContext& context, Paper paper, const PrintTemplate& wanted)
{
    const QString language = wanted.language.isEmpty() ? context.formats().locale().name() : wanted.language;
    const bool isOurs = wanted.language.isEmpty();
    PrintStyle style{.paper = paper, .wanted = wanted, .words = PrintWords(language)};
    style.formats = isOurs ? context.formats() : Formats(localeFor(language), context.formats().zone());
    style.now = context.now();
    style.shopName = context.workspace().identity().shopName;
    return style;
}

QString printErrorWords(const Error& error)
{
    if (error.code == kNoPrinterSet)
        return DocumentPrinter::tr("No printer is set for it. Choose one in the settings under Printing.");
    if (error.code == kPrinterGone)
        return DocumentPrinter::tr("The printer is not there any more.");
    if (error.code == kPrinterFailed)
        return DocumentPrinter::tr("The printer took nothing. Is it switched on, and connected?");
    if (error.code == u"FOLDER_GONE")
        return DocumentPrinter::tr("The folder is not there any more.");
    if (error.code == u"FILE_NOT_WRITTEN")
        return DocumentPrinter::tr("The file could not be written.");
    return words(error).what;
}

} // namespace ch::ui
