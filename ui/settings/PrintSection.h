// SPDX-License-Identifier: Apache-2.0
// Printing at this desk: a printer and a paper for each document, what is printed by itself, the shop's papers.
// Thread of the windows.
#pragma once

#include "core/domain/PrintDocument.h"
#include "ui/settings/SettingsSection.h"

class QCheckBox;
class QLabel;

namespace ch::ui {

class DocumentPrinter;
class PaperBox;
class PrintSettings;
class TargetBox;

class PrintSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit PrintSection(UiContext& context, QWidget* parent = nullptr);
    ~PrintSection() override;
    QString name() const override { return tr("Printing"); }

protected:
    void retranslate() override;
    void load() override;

private:
    struct Line
    {
        PrintDocument document;
        TargetBox* target;
        QLabel* targetLabel;
        PaperBox* paper;
        QLabel* paperLabel;
        Row row;
    };

    void addLine(PrintDocument document);
    void save(PrintDocument document);
    void saveAfterPacking();
    void editTemplate();

    std::unique_ptr<PrintSettings> m_settings;
    DocumentPrinter* m_printer;
    Card* m_printers;
    Card* m_packing;
    Card* m_papers;
    std::vector<Line> m_lines;
    std::vector<std::pair<PrintDocument, QCheckBox*>> m_afterPacking;
    TextLabel* m_packingHint;
    QPushButton* m_edit;
    Row m_paperRow{};
};

} // namespace ch::ui
