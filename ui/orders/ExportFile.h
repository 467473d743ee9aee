// SPDX-License-Identifier: Apache-2.0
// A file that an export writes, whole or not at all: until finish() there is nothing under its name.
// Made, used and destroyed on the lane that writes.
#pragma once

#include "core/base/Result.h"
#include "ui/orders/ExportTable.h"

#include <memory>

namespace ch::ui {

enum class ExportFormat { Csv, Xlsx };

struct ExportPlan
{
    ExportFormat format = ExportFormat::Xlsx;
    /// One for CSV; XLSX has a sheet for each.
    std::vector<ExportTable> tables{};
    QString folder;
    /// With its suffix; made safe, and another one if there is such a file already.
    QString name;
    /// For what a large XLSX file is put together from.
    QString workFolder;
};

class ExportFile
{
public:
    /// Errors: Storage.
    static Result<std::unique_ptr<ExportFile>> create(const ExportPlan& plan);
    virtual ~ExportFile() = default;
    ExportFile(const ExportFile&) = delete;
    ExportFile& operator=(const ExportFile&) = delete;

    virtual Result<> add(const std::vector<Order>& orders) = 0;
    /// From now on it is there. Not to be used after that.
    virtual Result<> finish() = 0;
    const QString& path() const { return m_path; }

protected:
    explicit ExportFile(const QString& path) : m_path(path) {}

private:
    QString m_path;
};

} // namespace ch::ui
