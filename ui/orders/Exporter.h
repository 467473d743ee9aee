// SPDX-License-Identifier: Apache-2.0
// Writes what a list shows to a file, bit by bit, while the window goes on working.
// Thread of the windows; the file is written on a lane of its own.
#pragma once

#include "core/base/Lane.h"
#include "ui/kit/ProgressLine.h"
#include "ui/kit/UiContext.h"
#include "ui/orders/OrderFile.h"

#include <QElapsedTimer>

#include <stop_token>

namespace ch::ui {

struct ExportReport
{
    QString path;
    qint64 orders = 0;
};

class Exporter : public QObject
{
    Q_OBJECT

public:
    explicit Exporter(UiContext& context, QObject* parent = nullptr);
    ~Exporter() override;

    bool isRunning() const { return m_isRunning; }
    /// One at a time. The rows and their order are those of `query` at this moment.
    void start(const ExportPlan& plan, const OrderQuery& query);
    /// Nothing stays behind.
    void stop();

Q_SIGNALS:
    void progressed(const ch::ui::Progress& progress);
    /// Kind Cancelled if it was stopped.
    void finished(const ch::Result<ch::ui::ExportReport>& result);

private:
    void onRows(const Result<std::vector<RowNumber>>& rows);
    void readNext();
    void write(const std::vector<Order>& orders, qint64 rows);
    void complete();
    void end(const Result<ExportReport>& result);
    void report(const QString& text);
    bool isOver(quint64 run) const { return run != m_run; }

    UiContext& m_context;
    ExportPlan m_plan;
    std::vector<RowNumber> m_rows;
    qint64 m_done = 0;
    qint64 m_written = 0;
    QElapsedTimer m_time;
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
