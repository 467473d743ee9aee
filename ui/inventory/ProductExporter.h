// SPDX-License-Identifier: Apache-2.0
// Writes what a list of products shows to a file, bit by bit, while the window goes on working.
// Thread of the windows; the file is written on a lane of its own.
#pragma once

#include "core/base/Lane.h"
#include "core/domain/ProductListItem.h"
#include "core/domain/ProductQuery.h"
#include "ui/files/TableFile.h"
#include "ui/kit/ProgressLine.h"
#include "ui/kit/UiContext.h"

#include <stop_token>

namespace ch::ui {

struct ProductExportReport
{
    QString path;
    qint64 products = 0;
};

/// The head of a file of products: as an import reads it again, in English whatever the language. Without money for roles that
/// see none.
TableHead productTableHead(const QString& title, bool withMoney);
TableRow productTableRow(const ProductListItem& item, int currencyDigits, bool withMoney);

class ProductExporter : public QObject
{
    Q_OBJECT

public:
    explicit ProductExporter(UiContext& context, QObject* parent = nullptr);
    ~ProductExporter() override;

    bool isRunning() const { return m_isRunning; }
    /// One at a time. `plan` without its tables; the rows and their order are those of `query` at this moment.
    void start(const TableFilePlan& plan, const ProductQuery& query);
    /// Nothing stays behind.
    void stop();

Q_SIGNALS:
    void progressed(const ch::ui::Progress& progress);
    /// Kind Cancelled if it was stopped.
    void finished(const ch::Result<ch::ui::ProductExportReport>& result);

private:
    void onRows(const Result<std::vector<qint64>>& rows);
    void readNext();
    void write(const std::vector<ProductListItem>& items, size_t rows);
    void complete();
    void end(const Result<ProductExportReport>& result);

    UiContext& m_context;
    TableFilePlan m_plan;
    std::vector<qint64> m_rows;
    size_t m_done = 0;
    qint64 m_written = 0;
    bool m_isRunning = false;
    /// Which start() an answer belongs to.
    quint64 m_run = 0;
    std::stop_source m_stop;
    // Lives on the lane: made, used and destroyed there.
    struct Work;
    std::shared_ptr<Work> m_work;
    Lane m_lane;
};

} // namespace ch::ui
