// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ExportFile.h"

#include "ui/orders/ExportCsv.h"
#include "ui/orders/ExportName.h"
#include "ui/orders/ExportXlsx.h"

#include <QDir>

namespace ch::ui {

Result<std::unique_ptr<ExportFile>> ExportFile::create(const ExportPlan& plan)
{
    const QDir folder(plan.folder);
    if (!folder.exists())
        return Error{.kind = ErrorKind::Storage, .detail = QStringLiteral("no such folder")};
    const QString path = freePath(folder, safeFileName(plan.name));
    if (plan.format == ExportFormat::Csv) {
        CH_TRY(auto file, ExportCsv::create(path, plan.tables.front()));
        return std::unique_ptr<ExportFile>(std::move(file));
    }
    CH_TRY(auto file, ExportXlsx::create(path, plan.tables, plan.workFolder));
    return std::unique_ptr<ExportFile>(std::move(file));
}

} // namespace ch::ui
