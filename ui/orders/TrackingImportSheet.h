// SPDX-License-Identifier: Apache-2.0
// Tracking numbers from a carrier's list, pasted, dropped or chosen: columns, a preview of every row, then the shipping.
// Thread of the windows; files are read on a lane.
#pragma once

#include "core/base/Lane.h"
#include "ui/kit/Sheet.h"
#include "ui/orders/BulkRun.h"
#include "ui/orders/SheetField.h"
#include "ui/orders/TrackingImportModel.h"

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QTimer;

namespace ch::ui {

class BulkResults;
class OrderDetailTable;

class TrackingImportSheet : public Sheet
{
    Q_OBJECT

public:
    TrackingImportSheet(UiContext& context, QWidget* host);

    void readFile(const QString& file);
    void setText(const QString& text);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeSource();
    QWidget* makeColumns();
    QWidget* makePreview();
    void chooseFile();
    void onFile(const Result<QString>& text);
    void readText();
    void fillColumns();
    void match();
    void showMatch();
    void submit();
    std::vector<OrderStepRequest> requests(QStringList& orderNos);

    UiContext& m_context;
    Lane m_files{QStringLiteral("tracking-file")};
    TrackingTable m_table;
    TrackingMatch m_match;
    TrackingImportModel m_model;
    BulkRun m_run;

    QWidget* m_input;
    QPlainTextEdit* m_text = nullptr;
    QTimer* m_pause;
    QWidget* m_columns = nullptr;
    QComboBox* m_orderColumn = nullptr;
    QComboBox* m_trackingColumn = nullptr;
    QComboBox* m_carrierColumn = nullptr;
    QComboBox* m_carrier = nullptr;
    SheetField* m_carrierField = nullptr;
    QCheckBox* m_notify = nullptr;
    QWidget* m_preview = nullptr;
    TextLabel* m_summary = nullptr;
    OrderDetailTable* m_rows = nullptr;
    BulkResults* m_results;
};

} // namespace ch::ui
