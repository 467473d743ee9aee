// SPDX-License-Identifier: Apache-2.0
#include "ui/files/ListExporter.h"

namespace ch::ui {

ListExporter::ListExporter(QObject* parent) : QObject(parent), m_lane(QStringLiteral("export")) {}

ListExporter::~ListExporter()
{
    stop();
}

void ListExporter::begin(Steps steps)
{
    m_isRunning = true;
    ++m_run;
    m_steps = std::move(steps);
    m_numbers.clear();
    m_done = 0;
    m_written = 0;
    m_stop = {};
    m_time.start();
}

void ListExporter::onNumbers(const Result<std::vector<qint64>>& numbers)
{
    if (!numbers)
        return end(numbers.error());
    m_numbers = *numbers;
    deliver(m_lane.run(m_steps.create), this, [this, run = m_run](const Result<>& result) {
        if (isOver(run))
            return;
        if (!result)
            return end(result.error());
        readNext();
    });
}

void ListExporter::readNext()
{
    if (m_done == m_numbers.size())
        return complete();
    const size_t last = std::min(m_done + m_steps.atOnce, m_numbers.size());
    m_steps.read({m_numbers.begin() + qptrdiff(m_done), m_numbers.begin() + qptrdiff(last)});
    report(m_steps.text);
}

void ListExporter::onWritten(const Result<>& result, size_t numbers, qint64 records)
{
    if (!result)
        return end(result.error());
    m_done += numbers;
    m_written += records;
    readNext();
}

void ListExporter::complete()
{
    deliver(m_lane.run(m_steps.finish), this, [this, run = m_run](const Result<QString>& path) {
        if (isOver(run))
            return;
        if (!path)
            return end(path.error());
        end(ListExportReport{.path = *path, .records = m_written});
    });
    report(tr("Finishing the file"));
}

void ListExporter::stop()
{
    if (!m_isRunning)
        return;
    m_stop.request_stop();
    end(Error{.kind = ErrorKind::Cancelled});
}

void ListExporter::end(const Result<ListExportReport>& result)
{
    ++m_run;
    m_isRunning = false;
    // What was begun is removed where it was made.
    m_lane.run(m_steps.destroy);
    m_steps = {};
    Q_EMIT finished(result);
}

void ListExporter::report(const QString& text)
{
    Progress progress{.text = text, .done = qint64(m_done), .total = qint64(m_numbers.size())};
    const double seconds = double(m_time.elapsed()) / 1000;
    if (seconds > 1 && m_done > 0) {
        progress.perSecond = double(m_done) / seconds;
        progress.timeLeft = std::chrono::seconds(qint64(double(progress.total - progress.done) / progress.perSecond));
    }
    Q_EMIT progressed(progress);
}

} // namespace ch::ui
