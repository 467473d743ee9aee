// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ExportSheet.h"

#include "ui/files/FileName.h"

#include <QFileDialog>
#include <QStandardPaths>

namespace ch::ui {

namespace {

constexpr auto kRemembered = "orders.export";

QString standardFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

} // namespace

ExportSheet::ExportSheet(UiContext& context, const QString& name, qint64 count, QWidget* host)
    : Sheet(tr("Export orders"), host)
    , m_context(context)
    , m_format(new SegmentedControl(tr("Kind of file")))
    , m_rows(new SegmentedControl(tr("One row for")))
    , m_rowsField(new FormField(tr("One row for"), m_rows))
    , m_folder(new QLineEdit)
    , m_folderField(new FormField(tr("Folder"), m_folder))
    , m_name(new QLineEdit)
    , m_nameField(new FormField(tr("Name"), m_name))
    , m_about(new TextLabel)
{
    m_format->addSegment(tr("Excel workbook"));
    m_format->addSegment(tr("CSV"));
    m_rows->addSegment(tr("Each order"));
    m_rows->addSegment(tr("Each line"));
    auto* folder = new QHBoxLayout;
    folder->setSpacing(kGrid);
    folder->addWidget(m_folderField, 1);
    QPushButton* change = makeButton(tr("Choose…"), ButtonKind::Plain);
    change->setAccessibleName(tr("Choose a folder"));
    folder->addWidget(change, 0, Qt::AlignBottom);
    m_about->setMuted(true);
    body()->addWidget(new TextLabel(tr("%Ln order(s), as the list shows and sorts them", nullptr, int(count))));
    body()->addWidget(new FormField(tr("Kind of file"), m_format));
    body()->addWidget(m_rowsField);
    body()->addLayout(folder);
    body()->addWidget(m_nameField);
    body()->addWidget(m_about);

    const QStringList remembered = context.preferences().list(QString::fromLatin1(kRemembered));
    m_folder->setText(remembered.value(0, standardFolder()));
    m_format->setCurrentIndex(remembered.value(1).toInt());
    m_name->setText(safeFileName(name));
    onFormat(m_format->currentIndex());
    connect(addButton(tr("Cancel"), ButtonKind::Plain), &QPushButton::clicked, this, &Sheet::leave);
    connect(addButton(tr("Export"), ButtonKind::Primary), &QPushButton::clicked, this, &ExportSheet::accept);
    connect(m_format, &SegmentedControl::currentChanged, this, &ExportSheet::onFormat);
    connect(change, &QPushButton::clicked, this, &ExportSheet::chooseFolder);
}

void ExportSheet::onFormat(int index)
{
    const bool isCsv = index == 1;
    m_rowsField->setVisible(isCsv);
    m_about->setFullText(
        isCsv ? tr("UTF-8, separated by commas. A text that a spreadsheet would take for a formula has an "
                   "apostrophe before it.")
              : tr("One sheet with the orders, one with their lines."));
}

void ExportSheet::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Choose a folder"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

ExportPlan ExportSheet::plan() const
{
    const bool isCsv = m_format->currentIndex() == 1;
    const Formats& formats = m_context.formats();
    const Role role = m_context.role();
    ExportPlan plan{.format = isCsv ? TableFormat::Csv : TableFormat::Xlsx,
                    .folder = m_folder->text().trimmed(),
                    .name = m_name->text().trimmed() + (isCsv ? QStringLiteral(".csv") : QStringLiteral(".xlsx")),
                    .workFolder = m_context.workspace().profileFolder()};
    if (!isCsv || m_rows->currentIndex() == 0)
        plan.tables.emplace_back(ExportTable::Kind::Orders, role, formats);
    if (!isCsv || m_rows->currentIndex() == 1)
        plan.tables.emplace_back(ExportTable::Kind::Lines, role, formats);
    return plan;
}

void ExportSheet::accept()
{
    const bool hasFolder = QDir(m_folder->text().trimmed()).exists() && !m_folder->text().trimmed().isEmpty();
    m_folderField->setProblem(hasFolder ? QString() : tr("There is no such folder."));
    m_nameField->setProblem(m_name->text().trimmed().isEmpty() ? tr("A file needs a name.") : QString());
    if (m_folderField->hasProblem() || m_nameField->hasProblem())
        return;
    m_context.preferences().setList(QString::fromLatin1(kRemembered),
                                    {m_folder->text().trimmed(), QString::number(m_format->currentIndex())});
    Q_EMIT accepted(plan());
    close();
}

} // namespace ch::ui
