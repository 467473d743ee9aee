// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductExporter.h"

#include "core/base/Deliver.h"
#include "core/base/Money.h"
#include "core/desk/ProductStore.h"

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Products read and written at once: some milliseconds of each lane, so that the list is never kept waiting.
constexpr size_t kChunk = 1'000;

} // namespace

struct ProductExporter::Work
{
    std::unique_ptr<TableFile> file;
};

TableHead productTableHead(const QString& title, bool withMoney)
{
    TableHead head{.title = title, .columns = {}};
    const auto add = [&head](const QString& name, int width) { head.columns.push_back({name, width}); };
    add(u"sku"_s, 16);
    add(u"title"_s, 40);
    add(u"barcode"_s, 16);
    add(u"location"_s, 12);
    add(u"reorder_point"_s, 12);
    if (withMoney)
        add(u"price"_s, 12);
    add(u"on_hand"_s, 12);
    add(u"reserved"_s, 12);
    add(u"available"_s, 12);
    add(u"active"_s, 8);
    return head;
}

TableRow productTableRow(const ProductListItem& item, int currencyDigits, bool withMoney)
{
    const Product& product = item.product;
    TableRow row;
    row.reserve(10);
    row.emplace_back(product.sku);
    row.emplace_back(product.title);
    row.emplace_back(product.barcode.value_or(QString()));
    row.emplace_back(product.location.value_or(QString()));
    if (product.reorderPoint)
        row.emplace_back(*product.reorderPoint);
    else
        row.emplace_back();
    if (withMoney)
        row.emplace_back(TableAmount{.minor = product.priceMinor, .digits = currencyDigits});
    row.emplace_back(product.onHand);
    row.emplace_back(product.reserved);
    row.emplace_back(product.available());
    row.emplace_back(QString(product.active ? u"yes"_s : u"no"_s));
    return row;
}

ProductExporter::ProductExporter(UiContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_lane(u"product-export"_s)
{}

ProductExporter::~ProductExporter()
{
    stop();
}

void ProductExporter::start(const TableFilePlan& plan, const ProductQuery& query)
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    ++m_run;
    m_plan = plan;
    m_plan.tables = {productTableHead(tr("Products"), seesMoney(m_context.role()))};
    m_rows.clear();
    m_done = 0;
    m_written = 0;
    m_stop = {};
    m_work = std::make_shared<Work>();
    deliver(m_context.workspace().products().rows(query, m_stop.get_token()), this,
            [this, run = m_run](const Result<std::vector<qint64>>& rows) {
                if (run == m_run)
                    onRows(rows);
            });
}

void ProductExporter::onRows(const Result<std::vector<qint64>>& rows)
{
    if (!rows)
        return end(rows.error());
    m_rows = *rows;
    const auto created = m_lane.run([work = m_work, plan = m_plan]() -> Result<> {
        CH_TRY(work->file, TableFile::create(plan));
        return ok();
    });
    deliver(created, this, [this, run = m_run](const Result<>& result) {
        if (run != m_run)
            return;
        if (!result)
            return end(result.error());
        readNext();
    });
}

void ProductExporter::readNext()
{
    Q_EMIT progressed({.text = tr("Exporting products"), .done = qint64(m_done), .total = qint64(m_rows.size())});
    if (m_done == m_rows.size())
        return complete();
    const size_t last = std::min(m_done + kChunk, m_rows.size());
    const std::vector<qint64> chunk(m_rows.begin() + qptrdiff(m_done), m_rows.begin() + qptrdiff(last));
    const auto items = m_context.workspace().products().itemsForFile(chunk);
    deliver(items, this, [this, run = m_run, rows = last - m_done](const Result<std::vector<ProductListItem>>& found) {
        if (run != m_run)
            return;
        if (!found)
            return end(found.error());
        write(*found, rows);
    });
}

void ProductExporter::write(const std::vector<ProductListItem>& items, size_t rows)
{
    const int digits = currencyDigits(m_context.workspace().identity().currency).value_or(2);
    const auto written =
        m_lane.run([work = m_work, items, digits, withMoney = seesMoney(m_context.role())]() -> Result<> {
            std::vector<TableRow> cells;
            cells.reserve(items.size());
            for (const ProductListItem& item : items)
                cells.push_back(productTableRow(item, digits, withMoney));
            return work->file->add(0, cells);
        });
    const auto count = qint64(items.size());
    deliver(written, this, [this, run = m_run, rows, count](const Result<>& result) {
        if (run != m_run)
            return;
        if (!result)
            return end(result.error());
        m_done += rows;
        m_written += count;
        readNext();
    });
}

void ProductExporter::complete()
{
    const auto finished = m_lane.run([work = m_work]() -> Result<QString> {
        CH_CHECK(work->file->finish());
        return work->file->path();
    });
    deliver(finished, this, [this, run = m_run](const Result<QString>& path) {
        if (run != m_run)
            return;
        if (!path)
            return end(path.error());
        end(ProductExportReport{.path = *path, .products = m_written});
    });
}

void ProductExporter::stop()
{
    if (!m_isRunning)
        return;
    m_stop.request_stop();
    end(Error{.kind = ErrorKind::Cancelled});
}

void ProductExporter::end(const Result<ProductExportReport>& result)
{
    ++m_run;
    m_isRunning = false;
    // What was begun is removed where it was made.
    m_lane.run([work = std::exchange(m_work, nullptr)] { work->file.reset(); });
    Q_EMIT finished(result);
}

} // namespace ch::ui
