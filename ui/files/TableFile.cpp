// SPDX-License-Identifier: Apache-2.0
#include "ui/files/TableFile.h"

#include "ui/files/CsvFile.h"
#include "ui/files/FileName.h"
#include "ui/files/XlsxFile.h"

#include <QDir>

namespace ch::ui {

Result<std::unique_ptr<TableFile>> TableFile::create(const TableFilePlan& plan)
{
    const QDir folder(plan.folder);
    if (!folder.exists())
        return Error{.kind = ErrorKind::Storage, .detail = QStringLiteral("no such folder")};
    const QString path = freePath(folder, safeFileName(plan.name));
    if (plan.format == TableFormat::Csv) {
        CH_TRY(auto file, CsvFile::create(path, plan.tables.front()));
        return std::unique_ptr<TableFile>(std::move(file));
    }
    CH_TRY(auto file, XlsxFile::create(path, plan.tables, plan.workFolder));
    return std::unique_ptr<TableFile>(std::move(file));
}

} // namespace ch::ui
