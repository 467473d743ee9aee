// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/SalesFiles.h"

#include "core/base/Deliver.h"
#include "ui/files/FileName.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<QString> writeBytes(const QByteArray& bytes, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{.kind = ErrorKind::Storage, .code = u"NOT_WRITTEN"_s, .detail = file.errorString()};
    return path;
}

Result<QString> writeTable(const FigureTable& table, const QString& path, TableFormat format)
{
    const QFileInfo info(path);
    CH_TRY(auto file, TableFile::create({.format = format,
                                         .tables = {table.head()},
                                         .folder = info.absolutePath(),
                                         .name = info.fileName(),
                                         .workFolder = QDir::tempPath()}));
    CH_CHECK(file->add(0, table.fileRows()));
    CH_CHECK(file->finish());
    return file->path();
}

} // namespace

SalesFiles::SalesFiles(UiContext& context, QWidget* host)
    : QObject(host)
    , m_context(context)
    , m_host(host)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
    , m_lane(u"export"_s)
{}

SalesFiles::~SalesFiles() = default;

void SalesFiles::ask(const QString& name, const QString& suffix, const std::function<void(const QString&)>& then)
{
    const QString file = safeFileName(QString(name + u'.' + suffix));
    auto* dialog = new QFileDialog(m_host, tr("Save as"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(file);
    connect(dialog, &QFileDialog::fileSelected, this, [this, then](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        then(path);
    });
    dialog->open();
}

void SalesFiles::askAndSave(const QByteArray& bytes, const QString& name, const QString& suffix)
{
    ask(name, suffix, [this, bytes](const QString& path) { save(bytes, path); });
}

void SalesFiles::askAndSave(const FigureTable& table, const QString& name, TableFormat format)
{
    ask(name, format == TableFormat::Csv ? u"csv"_s : u"xlsx"_s,
        [this, table, format](const QString& path) { save(table, path, format); });
}

void SalesFiles::save(const QByteArray& bytes, const QString& path)
{
    tell(m_lane.run([bytes, path] { return writeBytes(bytes, path); }));
}

void SalesFiles::save(const FigureTable& table, const QString& path, TableFormat format)
{
    tell(m_lane.run([table, path, format] { return writeTable(table, path, format); }));
}

void SalesFiles::tell(const QFuture<Result<QString>>& written)
{
    deliver(written, this, [this](const Result<QString>& path) {
        if (!path) {
            Q_EMIT failed(path.error());
            return;
        }
        m_context.toast({.text = tr("Saved as %1").arg(QFileInfo(*path).fileName()), .tone = Tone::Good});
        Q_EMIT saved(*path);
    });
}

} // namespace ch::ui
