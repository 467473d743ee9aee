// SPDX-License-Identifier: Apache-2.0
// Writes what a list shows to a file, bit by bit, while the window goes on working.
// Thread of the windows; the file is made, written and destroyed on a lane of its own.
#pragma once

#include "core/base/Deliver.h"
#include "core/base/Lane.h"
#include "core/base/Result.h"
#include "ui/kit/ProgressLine.h"

#include <QElapsedTimer>

#include <stop_token>

namespace ch::ui {

/// What is written: records of a list into a File, which has add(std::vector<Record>), finish() and path().
template <class Record, class File> struct ListExport
{
    /// "Exporting orders".
    QString text;
    /// Records read and written at once: some milliseconds of each lane, so that the list is never kept waiting.
    size_t atOnce = 250;
    /// The numbers of the list's records, in its order.
    std::function<QFuture<Result<std::vector<qint64>>>(const std::stop_token&)> numbers;
    std::function<QFuture<Result<std::vector<Record>>>(const std::vector<qint64>&)> records;
    /// Called on the lane that writes.
    std::function<Result<std::unique_ptr<File>>()> create;
};

struct ListExportReport
{
    QString path;
    qint64 records = 0;
};

class ListExporter : public QObject
{
    Q_OBJECT

public:
    explicit ListExporter(QObject* parent = nullptr);
    ~ListExporter() override;

    bool isRunning() const { return m_isRunning; }
    /// One at a time: while it runs, nothing happens. The records and their order are those of this moment.
    template <class Record, class File> void start(ListExport<Record, File> work);
    /// Nothing stays behind.
    void stop();

Q_SIGNALS:
    void progressed(const ch::ui::Progress& progress);
    /// Kind Cancelled if it was stopped.
    void finished(const ch::Result<ch::ui::ListExportReport>& result);

private:
    /// A ListExport without its types. All but `read` are called on the lane.
    struct Steps
    {
        QString text;
        size_t atOnce = 0;
        std::function<Result<>()> create;
        std::function<void(const std::vector<qint64>&)> read;
        std::function<Result<QString>()> finish;
        std::function<void()> destroy;
    };

    void begin(Steps steps);
    void onNumbers(const Result<std::vector<qint64>>& numbers);
    void readNext();
    void onWritten(const Result<>& result, size_t numbers, qint64 records);
    void complete();
    void end(const Result<ListExportReport>& result);
    /// Comes last: who hears of it may stop everything.
    void report(const QString& text);
    bool isOver(quint64 run) const { return run != m_run; }

    Steps m_steps;
    std::vector<qint64> m_numbers;
    size_t m_done = 0;
    qint64 m_written = 0;
    QElapsedTimer m_time;
    bool m_isRunning = false;
    /// Which start() an answer belongs to.
    quint64 m_run = 0;
    std::stop_source m_stop;
    Lane m_lane;
};

template <class Record, class File> void ListExporter::start(ListExport<Record, File> work)
{
    if (m_isRunning)
        return;
    const auto file = std::make_shared<std::unique_ptr<File>>();
    const auto read = [this, file, records = work.records](const std::vector<qint64>& numbers) {
        deliver(records(numbers), this,
                [this, file, run = m_run, count = numbers.size()](const Result<std::vector<Record>>& found) {
                    if (isOver(run))
                        return;
                    if (!found)
                        return end(found.error());
                    const auto written = m_lane.run([file, found = *found] { return (*file)->add(found); });
                    deliver(written, this, [this, run, count, records = qint64(found->size())](const Result<>& result) {
                        if (!isOver(run))
                            onWritten(result, count, records);
                    });
                });
    };
    begin({.text = work.text,
           .atOnce = work.atOnce,
           .create = [file, create = work.create]() -> Result<> {
               CH_TRY(*file, create());
               return ok();
           },
           .read = read,
           .finish = [file]() -> Result<QString> {
               CH_CHECK((*file)->finish());
               return (*file)->path();
           },
           .destroy = [file] { file->reset(); }});
    deliver(work.numbers(m_stop.get_token()), this, [this, run = m_run](const Result<std::vector<qint64>>& numbers) {
        if (!isOver(run))
            onNumbers(numbers);
    });
    report(work.text);
}

} // namespace ch::ui
