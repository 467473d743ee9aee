// SPDX-License-Identifier: Apache-2.0
// Prints documents of one order or many: which, where, how many, and how they will look; or saves them as a PDF.
// Thread of the windows.
#pragma once

#include "ui/kit/Sheet.h"
#include "ui/kit/UiContext.h"
#include "ui/print/DocumentPrinter.h"

#include <QPointer>

#include <map>

class QSpinBox;

namespace ch::ui {

class DocumentRow;
class PaperBox;
class PrintPreview;
class PrintSettings;
class TargetBox;

class PrintSheet : public Sheet
{
    Q_OBJECT

public:
    PrintSheet(UiContext& context, const std::vector<OrderId>& orders, QWidget* host);
    ~PrintSheet() override;

    /// These instead of what was printed last.
    void choose(const std::vector<PrintDocument>& documents);

private:
    void addRows(QBoxLayout* column);
    void addSettings(QBoxLayout* column);
    void addButtons();
    void load();
    void lookForEarlierPrints();
    void takeSources(const Result<std::vector<desk::PrintSource>>& sources);
    void setCurrent(PrintDocument document);
    void setSetting(const DocumentSetting& setting);
    void showSettings();
    void showPages();
    void refreshButtons();
    std::vector<PrintPart> chosen() const;
    void print();
    void onPrinted(const std::vector<PrintedPart>& parts);
    void chooseFile();
    void onSaved(const QString& file, const std::optional<Error>& error);
    QString summaryOf(const DocumentSetting& setting) const;

    UiContext& m_context;
    std::vector<OrderId> m_orders;
    std::unique_ptr<PrintSettings> m_settings;
    QPointer<DocumentPrinter> m_printer;
    std::map<PrintDocument, DocumentSetting> m_parts;
    std::vector<DocumentRow*> m_rows;
    PrintDocument m_current = PrintDocument::PackingSlip;
    std::vector<desk::PrintSource> m_sources;
    /// Answers about an earlier choice are dropped.
    int m_generation = 0;
    TargetBox* m_target;
    PaperBox* m_paper;
    QSpinBox* m_copies;
    TextLabel* m_note;
    PrintPreview* m_preview;
    QPushButton* m_save = nullptr;
    QPushButton* m_print = nullptr;
};

} // namespace ch::ui
