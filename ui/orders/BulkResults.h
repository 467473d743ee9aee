// SPDX-License-Identifier: Apache-2.0
// What became of each order of a bulk run, as it comes: progress, one row an order, and what can be done about the failed.
// Thread of the windows.
#pragma once

#include "ui/orders/BulkRun.h"

#include <QAbstractTableModel>
#include <QWidget>

class QProgressBar;
class QPushButton;

namespace ch::ui {

class OrderDetailTable;
class TextLabel;

class BulkResultModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, What, Why, ColumnCount };

    explicit BulkResultModel(BulkRun& run, QObject* parent = nullptr);
    /// To be called when the run has its rows.
    void reset();
    /// As it is listed.
    const BulkRun::Row& rowAt(int row) const { return m_run.rows()[m_order[size_t(row)]]; }

    int rowCount(const QModelIndex& parent) const override;
    int columnCount(const QModelIndex& parent) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void onChanged(int first, int last);

    BulkRun& m_run;
    /// Of the run's rows. When all have ended, those that failed come first: they are what is left to do.
    std::vector<size_t> m_order;
};

class BulkResults : public QWidget
{
    Q_OBJECT

public:
    BulkResults(UiContext& context, BulkRun& run, QWidget* parent = nullptr);

    void begin();
    QString asText() const;

Q_SIGNALS:
    void orderActivated(ch::OrderId id);

private:
    void showProgress();
    void copy();

    UiContext& m_context;
    BulkRun& m_run;
    BulkResultModel m_model;
    OrderDetailTable* m_table;
    TextLabel* m_summary;
    QProgressBar* m_progress;
    QPushButton* m_undo;
    QPushButton* m_retry;
    QPushButton* m_copy;
};

/// "Shipped", "Waiting to be sent", …: a row's state, for the kind of step that it is.
QString words(BulkRun::State state);
Tone toneOf(BulkRun::State state);

} // namespace ch::ui
