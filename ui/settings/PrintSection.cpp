// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/PrintSection.h"

#include "core/base/Deliver.h"
#include "ui/print/DocumentPrinter.h"
#include "ui/print/PaperBox.h"
#include "ui/print/PrintSettings.h"
#include "ui/print/SystemPrinter.h"
#include "ui/print/TargetBox.h"
#include "ui/print/TemplateSheet.h"
#include "ui/settings/Languages.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr PrintDocument kAfterPacking[] = {PrintDocument::PackingSlip, PrintDocument::AddressLabel};

/// Two boxes share one caption. What each is for, a label that nobody sees says to a screen reader: on Linux a box's own name is
/// what is chosen in it.
QLabel* addUnseenLabel(QWidget* box)
{
    auto* label = new QLabel(box->parentWidget());
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(box);
    label->hide();
    return label;
}

void nameBox(QWidget* box, QLabel* label, const QString& text)
{
    box->setAccessibleName(text);
    label->setText(text);
}

} // namespace

PrintSection::PrintSection(UiContext& context, QWidget* parent)
    : SettingsSection("printer"_L1, context, parent)
    , m_settings(std::make_unique<PrintSettings>(context.workspace().profileFolder()))
    , m_printer(new DocumentPrinter(context, this))
    , m_printers(addCard())
    , m_packing(addCard())
    , m_papers(addCard())
    , m_packingHint(new TextLabel({}, TextStyle::Caption, this))
    , m_edit(makeButton({}, ButtonKind::Plain, this))
{
    for (const PrintDocument document : kPrintDocuments) {
        if (mayPrint(context.role(), document))
            addLine(document);
    }
    for (const PrintDocument document : kAfterPacking) {
        auto* box = new QCheckBox(this);
        m_packing->body()->addWidget(box);
        m_afterPacking.emplace_back(document, box);
        connect(box, &QCheckBox::toggled, this, &PrintSection::saveAfterPacking);
    }
    m_packingHint->setMuted(true);
    m_packing->body()->addWidget(m_packingHint);
    m_paperRow = addRow(m_papers, m_edit);
    connect(m_edit, &QPushButton::clicked, this, &PrintSection::editTemplate);
    retranslate();
    load();
}

PrintSection::~PrintSection() = default;

void PrintSection::addLine(PrintDocument document)
{
    auto* place = new QWidget(this);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    auto* target = new TargetBox(place);
    auto* paper = new PaperBox(place);
    column->addWidget(target);
    column->addWidget(paper);
    m_lines.push_back({.document = document,
                       .target = target,
                       .targetLabel = addUnseenLabel(target),
                       .paper = paper,
                       .paperLabel = addUnseenLabel(paper),
                       .row = addRow(m_printers, place)});
    connect(target, &TargetBox::targetChanged, this, [this, document] { save(document); });
    connect(paper, &PaperBox::paperChanged, this, [this, document] { save(document); });
}

void PrintSection::retranslate()
{
    m_printers->setHeading(tr("Printers"));
    for (const Line& line : m_lines) {
        line.row.set(words(line.document));
        nameBox(line.target, line.targetLabel, tr("Printer: %1", "of a document").arg(words(line.document)));
        nameBox(line.paper, line.paperLabel, tr("Paper: %1", "of a document").arg(words(line.document)));
    }
    m_packing->setHeading(tr("When a parcel is packed"));
    for (const auto& [document, box] : m_afterPacking)
        box->setText(tr("Print: %1", "a document").arg(words(document)));
    m_packingHint->setFullText(tr("Without a question, on the printers above."));
    m_papers->setHeading(tr("The shop's papers"));
    m_paperRow.set(tr("Logo, address, closing words, language"), tr("What stands on them, with a preview."));
    m_edit->setText(tr("Edit…"));
    m_edit->setAccessibleName(tr("Edit the shop's papers"));
}

void PrintSection::load()
{
    for (const Line& line : m_lines) {
        const DocumentSetting setting = m_settings->of(line.document);
        line.target->setTarget(setting.target);
        line.paper->setPaper(setting.paper);
    }
    const std::vector<PrintDocument> automatic = m_settings->afterPacking();
    for (const auto& [document, box] : m_afterPacking) {
        const QSignalBlocker quiet(box);
        box->setChecked(std::ranges::find(automatic, document) != automatic.end());
    }
    deliver(m_printer->printers(), this, [this](const std::vector<SystemPrinter>& printers) {
        for (const Line& line : m_lines)
            line.target->setPrinters(printers);
    });
}

void PrintSection::save(PrintDocument document)
{
    const auto line = std::ranges::find(m_lines, document, &Line::document);
    DocumentSetting setting = m_settings->of(document);
    setting.target = line->target->target();
    setting.paper = line->paper->paper();
    m_settings->set(document, setting);
}

void PrintSection::saveAfterPacking()
{
    std::vector<PrintDocument> automatic;
    for (const auto& [document, box] : m_afterPacking) {
        if (box->isChecked())
            automatic.push_back(document);
    }
    m_settings->setAfterPacking(automatic);
}

void PrintSection::editTemplate()
{
    std::vector<PrintLanguage> known;
    for (const Language& language : languages())
        known.push_back({language.code, language.name});
    (new TemplateSheet(context(), known, this))->open();
}

} // namespace ch::ui
