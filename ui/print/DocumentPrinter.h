// SPDX-License-Identifier: Apache-2.0
// Prints documents of orders without a dialog, and puts each print on its order's record. Pages are made and sent on a lane of its
// own. Thread of the windows.
#pragma once

#include "core/base/Lane.h"
#include "core/desk/PrintSource.h"
#include "ui/kit/UiContext.h"
#include "ui/print/PrintStyle.h"
#include "ui/print/PrintTarget.h"

#include <QFuture>
#include <QObject>

#include <stop_token>
#include <vector>

namespace ch::ui {

/// Kind NotFound: no printer or folder is set for the document.
inline constexpr QLatin1StringView kNoPrinterSet("NO_PRINTER_SET");

struct PrintPart
{
    PrintDocument document = PrintDocument::PackingSlip;
    DocumentSetting setting{};
};

struct PrintJob
{
    std::vector<OrderId> orders;
    std::vector<PrintPart> parts;
    /// 0: whole orders; else what is in that parcel of each.
    int parcelNo = 0;
};

struct SystemPrinter;

/// What became of one document of a job.
struct PrintedPart
{
    PrintPart part;
    int orders = 0;
    int pages = 0;
    /// Why it was not printed.
    std::optional<Error> error{};
};

class DocumentPrinter : public QObject
{
    Q_OBJECT

public:
    explicit DocumentPrinter(UiContext& context, QObject* parent = nullptr);
    /// What is being sent is broken off.
    ~DocumentPrinter() override;

    /// With the printers, papers and copies that are set for this desk.
    void print(OrderId order, const std::vector<PrintDocument>& documents, int parcelNo = 0);
    /// What is set to be printed when a parcel is packed; nothing, if nothing is.
    void printAfterPacking(OrderId order, int parcelNo);
    /// Each part is one job of its printer, however many orders there are. `printed` follows.
    void print(const PrintJob& job);
    /// All parts in one file; a PDF is no print and is not recorded. `saved` follows.
    void save(const PrintJob& job, const QString& file);
    /// The pages of a document, for previews.
    QFuture<std::vector<PrintedPage>> pages(PrintDocument document, const std::vector<desk::PrintSource>& sources,
                                            const PrintStyle& style);
    QFuture<std::vector<SystemPrinter>> printers();
    /// A picture out of a file, as readLogo().
    QFuture<Result<QImage>> logo(const QString& file);
    bool isBusy() const { return m_running > 0; }
    /// Whether what fails is told by a toast: when nobody waits for `printed`. On from the start.
    void setUnattended(bool isUnattended) { m_isUnattended = isUnattended; }
    /// Ends what is running, unattended, then goes.
    void deleteWhenIdle();

Q_SIGNALS:
    void printed(const std::vector<ch::ui::PrintedPart>& parts);
    /// Null: it is there.
    void saved(const QString& file, const std::optional<ch::Error>& error);

private:
    void send(const PrintJob& job, const std::vector<desk::PrintSource>& sources);
    void write(const PrintJob& job, const QString& file, const std::vector<desk::PrintSource>& sources);
    void finish(const std::vector<OrderId>& orders, const std::vector<PrintedPart>& parts);
    void end();
    void record(const std::vector<OrderId>& orders, const std::vector<PrintedPart>& parts);
    void fail(const PrintJob& job, const Error& error);

    UiContext& m_context;
    int m_running = 0;
    bool m_isUnattended = true;
    bool m_isLeaving = false;
    std::stop_source m_ending;
    Lane m_lane{QStringLiteral("print")};
};

/// The template of the profile, the words of its language, the formats that go with them.
PrintStyle printStyleFor(const UiContext& context, Paper paper);
PrintStyle printStyleFor(const UiContext& context, Paper paper, const PrintTemplate& wanted);
/// One sentence for what went wrong.
QString printErrorWords(const Error& error);

} // namespace ch::ui
