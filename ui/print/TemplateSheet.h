// SPDX-License-Identifier: Apache-2.0
// Where a merchant designs the shop's papers: logo, name, closing words, language, what is shown; beside it what comes of it.
// Thread of the windows.
#pragma once

#include "core/desk/PrintSource.h"
#include "ui/kit/Sheet.h"
#include "ui/kit/UiContext.h"
#include "ui/print/PrintTemplate.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace ch::ui {

class DocumentPrinter;
class PrintPreview;
class PrintSettings;
class SegmentedControl;

/// A language of the words on paper.
struct PrintLanguage
{
    /// As in PrintTemplate::language.
    QString code;
    /// In itself.
    QString name;
};

class TemplateSheet : public Sheet
{
    Q_OBJECT

public:
    TemplateSheet(UiContext& context, const std::vector<PrintLanguage>& languages, QWidget* host);
    ~TemplateSheet() override;

private:
    QWidget* makeForm(const std::vector<PrintLanguage>& languages);
    QWidget* makeLogoRow();
    QWidget* makeFields();
    QWidget* makePreview();
    void chooseLogo();
    void readLogoFile(const QString& file);
    void setLogo(const QImage& logo);
    void edited();
    void showPages();
    void save();
    PrintTemplate wanted() const;

    UiContext& m_context;
    std::unique_ptr<PrintSettings> m_settings;
    DocumentPrinter* m_printer;
    std::vector<PrintDocument> m_documents;
    desk::PrintSource m_sample;
    QImage m_logo;
    QLabel* m_logoPicture = nullptr;
    QPushButton* m_removeLogo = nullptr;
    QLineEdit* m_name = nullptr;
    QPlainTextEdit* m_address = nullptr;
    QPlainTextEdit* m_footer = nullptr;
    QComboBox* m_language = nullptr;
    std::vector<QCheckBox*> m_fields;
    SegmentedControl* m_document = nullptr;
    PrintPreview* m_preview = nullptr;
    /// Typing is not a new page for every letter.
    QTimer m_delay;
    int m_generation = 0;
};

} // namespace ch::ui
