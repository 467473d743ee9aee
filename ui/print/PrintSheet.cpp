// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PrintSheet.h"

#include "core/base/Deliver.h"
#include "core/desk/OrderStore.h"
#include "core/desk/PrintStore.h"
#include "core/domain/OrderDraftChecks.h"
#include "core/domain/Reason.h"
#include "ui/files/FileName.h"
#include "ui/print/DocumentRow.h"
#include "ui/print/PaperBox.h"
#include "ui/print/PrintPreview.h"
#include "ui/print/PrintSettings.h"
#include "ui/print/SystemPrinter.h"
#include "ui/print/TargetBox.h"

#include <QFileDialog>
#include <QSpinBox>
#include <QStandardPaths>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSheetWidth = 880;
constexpr int kChoicesWidth = 288;
constexpr int kPreviewHeight = 560;
/// More are not leafed through one by one; a pick list is made of all of them.
constexpr size_t kMostInPreview = 50;
constexpr int kMostCopies = 99;

} // namespace

PrintSheet::PrintSheet(UiContext& context, const std::vector<OrderId>& orders, QWidget* host)
    : Sheet(orders.size() == 1 ? tr("Print") : tr("Print %n order(s)", nullptr, int(orders.size())), host)
    , m_context(context)
    , m_orders(orders)
    , m_settings(std::make_unique<PrintSettings>(context.workspace().profileFolder()))
    , m_printer(new DocumentPrinter(context, host))
    , m_target(new TargetBox)
    , m_paper(new PaperBox)
    , m_copies(new QSpinBox)
    , m_note(new TextLabel({}, TextStyle::Caption))
    , m_preview(new PrintPreview)
{
    setSheetWidth(kSheetWidth);
    m_printer->setUnattended(false);
    auto* choices = new QWidget(this);
    choices->setFixedWidth(kChoicesWidth);
    auto* left = new QVBoxLayout(choices);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(kGrid);
    addRows(left);
    addSettings(left);
    left->addStretch(1);
    m_preview->setMinimumHeight(kPreviewHeight);
    auto* row = new QHBoxLayout;
    row->setSpacing(3 * kGrid);
    row->addWidget(choices);
    row->addWidget(m_preview, 1);
    body()->addLayout(row, 1);
    addButtons();
    connect(m_printer, &DocumentPrinter::printed, this, &PrintSheet::onPrinted);
    connect(m_printer, &DocumentPrinter::saved, this, &PrintSheet::onSaved);
    deliver(m_printer->printers(), this,
            [this](const std::vector<SystemPrinter>& printers) { m_target->setPrinters(printers); });
    showSettings();
    load();
    lookForEarlierPrints();
}

PrintSheet::~PrintSheet()
{
    // What was begun is printed even so.
    if (m_printer)
        m_printer->deleteWhenIdle();
}

void PrintSheet::addRows(QBoxLayout* column)
{
    const std::vector<PrintDocument> last = m_settings->lastChosen();
    for (const PrintDocument document : kPrintDocuments) {
        if (!mayPrint(m_context.role(), document))
            continue;
        m_parts[document] = m_settings->of(document);
        auto* documentRow = new DocumentRow(document, this);
        documentRow->setChosen(last.empty() ? document == PrintDocument::PackingSlip
                                            : std::ranges::find(last, document) != last.end());
        m_rows.push_back(documentRow);
        column->addWidget(documentRow);
        connect(documentRow, &DocumentRow::entered, this, [this, document] { setCurrent(document); });
        connect(documentRow, &DocumentRow::chosenChanged, this, [this, document] {
            setCurrent(document);
            refreshButtons();
        });
    }
    const auto first = std::ranges::find_if(m_rows, &DocumentRow::isChosen);
    m_current = (first == m_rows.end() ? m_rows.front() : *first)->document();
}

void PrintSheet::choose(const std::vector<PrintDocument>& documents)
{
    for (DocumentRow* documentRow : m_rows)
        documentRow->setChosen(std::ranges::find(documents, documentRow->document()) != documents.end());
    if (!documents.empty() && m_parts.contains(documents.front()))
        setCurrent(documents.front());
    refreshButtons();
}

void PrintSheet::addSettings(QBoxLayout* column)
{
    m_copies->setRange(1, kMostCopies);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(2 * kGrid);
    pair->addWidget(new FormField(tr("Paper"), m_paper), 1);
    pair->addWidget(new FormField(tr("Copies"), m_copies), 1);
    m_note->setMuted(true);
    column->addSpacing(kGrid);
    column->addWidget(new FormField(tr("Printer"), m_target));
    column->addLayout(pair);
    column->addWidget(m_note);
    connect(m_target, &TargetBox::targetChanged, this, [this](const PrintTarget& target) {
        DocumentSetting setting = m_parts[m_current];
        setting.target = target;
        setSetting(setting);
    });
    connect(m_paper, &PaperBox::paperChanged, this, [this](Paper paper) {
        DocumentSetting setting = m_parts[m_current];
        setting.paper = paper;
        setSetting(setting);
        showPages();
    });
    connect(m_copies, &QSpinBox::valueChanged, this, [this](int copies) {
        DocumentSetting setting = m_parts[m_current];
        setting.copies = copies;
        setSetting(setting);
    });
}

void PrintSheet::addButtons()
{
    m_save = addButton(tr("Save as PDF…"), ButtonKind::Plain);
    m_print = addButton(tr("Print"), ButtonKind::Primary);
    connect(m_save, &QPushButton::clicked, this, &PrintSheet::chooseFile);
    connect(m_print, &QPushButton::clicked, this, &PrintSheet::print);
    refreshButtons();
}

void PrintSheet::load()
{
    // Read again, the pages stay until there are newer ones.
    if (m_sources.empty())
        m_preview->showText(tr("Reading…"));
    const int generation = ++m_generation;
    deliver(m_context.workspace().prints().sources(m_orders), this,
            [this, generation](const Result<std::vector<desk::PrintSource>>& sources) {
                if (generation == m_generation)
                    takeSources(sources);
            });
}

void PrintSheet::lookForEarlierPrints()
{
    // Other desks' prints are on the timeline, which only the service has. Of many orders nobody waits for that.
    if (m_orders.size() != 1)
        return;
    deliver(m_context.workspace().orders().refreshTimeline(m_orders.front()), this,
            [this](const Result<desk::OrderTimeline>& timeline) {
                if (timeline)
                    load();
            });
}

void PrintSheet::takeSources(const Result<std::vector<desk::PrintSource>>& sources)
{
    if (!sources) {
        m_preview->showText(words(sources.error()).what);
        return;
    }
    m_sources = *sources;
    if (m_sources.empty())
        m_preview->showText(words(refusal(Reason::NotFound)).what);
    if (m_sources.size() == 1)
        setTitle(tr("Print %1", "an order's number").arg(m_sources.front().order.orderNo));
    showPages();
    refreshButtons();
}

void PrintSheet::setCurrent(PrintDocument document)
{
    if (document == m_current)
        return;
    m_current = document;
    showSettings();
    showPages();
}

void PrintSheet::setSetting(const DocumentSetting& setting)
{
    m_parts[m_current] = setting;
    showSettings();
    refreshButtons();
}

void PrintSheet::showSettings()
{
    const DocumentSetting& setting = m_parts[m_current];
    m_target->setTarget(setting.target);
    m_paper->setPaper(setting.paper);
    {
        const QSignalBlocker quiet(m_copies);
        m_copies->setValue(setting.copies);
    }
    m_copies->setEnabled(setting.target.kind != PrintTarget::Kind::Folder);
    for (DocumentRow* documentRow : m_rows) {
        documentRow->setCurrent(documentRow->document() == m_current);
        documentRow->setSummary(summaryOf(m_parts[documentRow->document()]));
    }
}

QString PrintSheet::summaryOf(const DocumentSetting& setting) const
{
    QStringList parts;
    if (setting.target.isNone())
        parts.append(tr("No printer chosen"));
    else if (setting.target.kind == PrintTarget::Kind::Folder)
        parts.append(tr("PDF in a folder"));
    else
        parts.append(setting.target.name);
    parts.append(words(setting.paper));
    if (setting.copies > 1 && setting.target.kind != PrintTarget::Kind::Folder)
        parts.append(tr("%n copies", nullptr, setting.copies));
    return parts.join(u" · "_s);
}

void PrintSheet::showPages()
{
    if (m_sources.empty())
        return;
    std::vector<desk::PrintSource> shown = m_sources;
    const bool isCut = m_current != PrintDocument::PickList && shown.size() > kMostInPreview;
    if (isCut)
        shown.resize(kMostInPreview);
    m_note->setFullText(
        isCut ? tr("The preview shows the first %1 of them.").arg(m_context.formats().count(qint64(kMostInPreview)))
              : QString());
    const int generation = ++m_generation;
    deliver(m_printer->pages(m_current, shown, printStyleFor(m_context, m_parts[m_current].paper)), this,
            [this, generation](const std::vector<PrintedPage>& pages) {
                if (generation == m_generation)
                    m_preview->setPages(pages);
            });
}

std::vector<PrintPart> PrintSheet::chosen() const
{
    std::vector<PrintPart> parts;
    for (const DocumentRow* documentRow : m_rows) {
        if (documentRow->isChosen())
            parts.push_back({.document = documentRow->document(), .setting = m_parts.at(documentRow->document())});
    }
    return parts;
}

void PrintSheet::refreshButtons()
{
    if (!m_print)
        return;
    const std::vector<PrintPart> parts = chosen();
    const bool isIdle = m_printer && !m_printer->isBusy();
    const bool isReady = !parts.empty() && !m_sources.empty() && isIdle;
    m_save->setEnabled(isReady);
    m_print->setEnabled(isReady);
    m_print->setText(isIdle ? tr("Print") : tr("Printing…"));
}

void PrintSheet::print()
{
    const std::vector<PrintPart> parts = chosen();
    const auto unset = std::ranges::find_if(parts, [](const PrintPart& part) { return part.setting.target.isNone(); });
    if (unset != parts.end()) {
        setCurrent(unset->document);
        notice()->show(Tone::Warn, tr("%1: choose a printer, or a folder for PDFs.").arg(words(unset->document)));
        m_target->setFocus();
        return;
    }
    notice()->hide();
    std::vector<PrintDocument> documents;
    for (const PrintPart& part : parts) {
        documents.push_back(part.document);
        m_settings->set(part.document, part.setting);
    }
    m_settings->setLastChosen(documents);
    m_printer->print(PrintJob{.orders = m_orders, .parts = parts, .parcelNo = 0});
    refreshButtons();
}

void PrintSheet::onPrinted(const std::vector<PrintedPart>& parts)
{
    int pages = 0;
    QStringList problems;
    for (const PrintedPart& part : parts) {
        pages += part.pages;
        if (part.error)
            problems.append(tr("%1: %2", "a document, why it was not printed")
                                .arg(words(part.part.document), printErrorWords(*part.error)));
    }
    if (problems.isEmpty()) {
        m_context.toast({.text = tr("%n page(s) printed.", nullptr, pages), .tone = Tone::Good});
        close();
        return;
    }
    notice()->show(Tone::Bad, problems.join(u'\n'));
    // What went through is not printed again by the next attempt.
    for (const PrintedPart& part : parts) {
        const auto documentRow = std::ranges::find(m_rows, part.part.document, &DocumentRow::document);
        if (!part.error && documentRow != m_rows.end())
            (*documentRow)->setChosen(false);
    }
    QMetaObject::invokeMethod(this, &PrintSheet::refreshButtons, Qt::QueuedConnection);
}

void PrintSheet::chooseFile()
{
    const QString name = m_sources.size() == 1 ? m_sources.front().order.orderNo : tr("Orders");
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    auto* dialog = new QFileDialog(this, tr("Save as PDF"), folder.filePath(safeFileName(QString(name + u".pdf"))));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->setNameFilter(tr("PDF (*.pdf)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_printer->save(PrintJob{.orders = m_orders, .parts = chosen(), .parcelNo = 0}, file);
        refreshButtons();
    });
    dialog->open();
}

void PrintSheet::onSaved(const QString& file, const std::optional<Error>& error)
{
    if (error)
        notice()->show(Tone::Bad, printErrorWords(*error));
    else
        m_context.toast({.text = tr("Saved as %1.").arg(QDir::toNativeSeparators(file)), .tone = Tone::Good});
    QMetaObject::invokeMethod(this, &PrintSheet::refreshButtons, Qt::QueuedConnection);
}

} // namespace ch::ui
