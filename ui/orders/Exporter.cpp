// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/Exporter.h"

#include "core/base/Deliver.h"

namespace ch::ui {

namespace {

/// Orders read and written at once: some milliseconds of each lane, so that the list is never kept waiting.
constexpr qint64 kChunk = 250;

} // namespace

struct Exporter::Work
{
    std::unique_ptr<OrderFile> file;
};

Exporter::Exporter(UiContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_lane(QStringLiteral("export"))
{}

Exporter::~Exporter()
{
    stop();
}

void Exporter::start(const ExportPlan& plan, const OrderQuery& query)
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    ++m_run;
    m_plan = plan;
    m_rows.clear();
    m_done = m_written = 0;
    m_stop = {};
    m_work = std::make_shared<Work>();
    m_time.start();
    report(tr("Exporting orders"));
    deliver(m_context.workspace().orders().allRows(query, m_stop.get_token()), this,
            [this, run = m_run](const Result<std::vector<RowNumber>>& rows) {
                if (!isOver(run))
                    onRows(rows);
            });
}

void Exporter::onRows(const Result<std::vector<RowNumber>>& rows)
{
    if (!rows)
        return end(rows.error());
    m_rows = *rows;
    const auto created = m_lane.run([work = m_work, plan = m_plan]() -> Result<> {
        CH_TRY(work->file, OrderFile::create(plan));
        return ok();
    });
    deliver(created, this, [this, run = m_run](const Result<>& result) {
        if (isOver(run))
            return;
        if (!result)
            return end(result.error());
        readNext();
    });
}

void Exporter::readNext()
{
    report(tr("Exporting orders"));
    if (m_done == qint64(m_rows.size()))
        return complete();
    const qint64 end = std::min(m_done + kChunk, qint64(m_rows.size()));
    const std::vector<RowNumber> chunk(m_rows.begin() + m_done, m_rows.begin() + end);
    const QFuture<Result<std::vector<Order>>> orders = m_context.workspace().orders().orders(chunk);
    deliver(orders, this, [this, run = m_run, rows = end - m_done](const Result<std::vector<Order>>& result) {
        if (isOver(run))
            return;
        if (!result)
            return this->end(result.error());
        write(*result, rows);
    });
}

void Exporter::write(const std::vector<Order>& orders, qint64 rows)
{
    const auto written = m_lane.run([work = m_work, orders] { return work->file->add(orders); });
    const auto count = qint64(orders.size());
    deliver(written, this, [this, run = m_run, rows, count](const Result<>& result) {
        if (isOver(run))
            return;
        if (!result)
            return end(result.error());
        m_done += rows;
        m_written += count;
        readNext();
    });
}

void Exporter::complete()
{
    report(tr("Finishing the file"));
    const auto finished = m_lane.run([work = m_work]() -> Result<QString> {
        CH_CHECK(work->file->finish());
        return work->file->path();
    });
    deliver(finished, this, [this, run = m_run](const Result<QString>& path) {
        if (isOver(run))
            return;
        if (!path)
            return end(path.error());
        end(ExportReport{.path = *path, .orders = m_written});
    });
}

void Exporter::stop()
{
    if (!m_isRunning)
        return;
    m_stop.request_stop();
    end(Error{.kind = ErrorKind::Cancelled});
}

void Exporter::end(const Result<ExportReport>& result)
{
    ++m_run;
    m_isRunning = false;
    // What was begun is removed where it was made.
    m_lane.run([work = std::exchange(m_work, nullptr)] { work->file.reset(); });
    Q_EMIT finished(result);
}

void Exporter::report(const QString& text)
{
    Progress progress{.text = text, .done = m_done, .total = qint64(m_rows.size())};
    const double seconds = double(m_time.elapsed()) / 1000;
    if (seconds > 1 && m_done > 0) {
        progress.perSecond = double(m_done) / seconds;
        progress.timeLeft = std::chrono::seconds(qint64(double(progress.total - m_done) / progress.perSecond));
    }
    Q_EMIT progressed(progress);
}

} // namespace ch::ui
