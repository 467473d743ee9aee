// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductExportSheet.h"

#include "ui/files/FileName.h"
#include "ui/kit/Buttons.h"
#include "ui/kit/FormField.h"
#include "ui/kit/SegmentedControl.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStandardPaths>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kRemembered = "inventory.export"_L1;

QString standardFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

} // namespace

ProductExportSheet::ProductExportSheet(UiContext& context, const QString& name, qint64 count, QWidget* host)
    : Sheet(tr("Export products"), host)
    , m_context(context)
    , m_format(new SegmentedControl(tr("Kind of file")))
    , m_folder(new QLineEdit)
    , m_folderField(new FormField(tr("Folder"), m_folder))
    , m_name(new QLineEdit)
    , m_nameField(new FormField(tr("Name"), m_name))
{
    m_format->addSegment(tr("Excel workbook"));
    m_format->addSegment(tr("CSV"));
    auto* folder = new QHBoxLayout;
    folder->setSpacing(kGrid);
    folder->addWidget(m_folderField, 1);
    QPushButton* change = makeButton(tr("Choose…"), ButtonKind::Plain);
    change->setAccessibleName(tr("Choose a folder"));
    folder->addWidget(change, 0, Qt::AlignBottom);
    auto* about =
        new TextLabel(tr("A CSV file can be imported again after it was changed. A text that a spreadsheet would "
                         "take for a formula has an apostrophe before it there."));
    about->setMuted(true);
    body()->addWidget(new TextLabel(tr("%Ln product(s), as the list shows and sorts them", nullptr, int(count))));
    body()->addWidget(new FormField(tr("Kind of file"), m_format));
    body()->addLayout(folder);
    body()->addWidget(m_nameField);
    body()->addWidget(about);
    const QStringList remembered = context.preferences().list(QString(kRemembered));
    m_folder->setText(remembered.value(0, standardFolder()));
    m_format->setCurrentIndex(remembered.value(1).toInt());
    m_name->setText(safeFileName(name));
    connect(addButton(tr("Cancel"), ButtonKind::Plain), &QPushButton::clicked, this, &Sheet::leave);
    connect(addButton(tr("Export"), ButtonKind::Primary), &QPushButton::clicked, this, &ProductExportSheet::accept);
    connect(change, &QPushButton::clicked, this, &ProductExportSheet::chooseFolder);
}

void ProductExportSheet::chooseFolder()
{
    // Not exec(): nothing of ours runs in a nested event loop.
    auto* dialog = new QFileDialog(this, tr("Choose a folder"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

void ProductExportSheet::accept()
{
    const QString folder = m_folder->text().trimmed();
    m_folderField->setProblem(folder.isEmpty() || !QDir(folder).exists() ? tr("There is no such folder.") : QString());
    m_nameField->setProblem(m_name->text().trimmed().isEmpty() ? tr("A file needs a name.") : QString());
    if (m_folderField->hasProblem() || m_nameField->hasProblem())
        return;
    const bool isCsv = m_format->currentIndex() == 1;
    m_context.preferences().setList(QString(kRemembered), {folder, QString::number(m_format->currentIndex())});
    Q_EMIT accepted({.format = isCsv ? TableFormat::Csv : TableFormat::Xlsx,
                     .tables = {},
                     .folder = folder,
                     .name = m_name->text().trimmed() + (isCsv ? u".csv"_s : u".xlsx"_s),
                     .workFolder = m_context.workspace().profileFolder()});
    close();
}

} // namespace ch::ui
