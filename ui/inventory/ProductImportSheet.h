// SPDX-License-Identifier: Apache-2.0
// Products out of a CSV file: what every row would do first, then all of it or nothing, then what became of it.
// Thread of the windows; the file is read, and rows are judged, on lanes.
#pragma once

#include "core/base/Lane.h"
#include "core/desk/ProductStore.h"
#include "ui/inventory/ProductFile.h"
#include "ui/inventory/ProductImportModel.h"
#include "ui/kit/ProgressLine.h"
#include "ui/kit/Sheet.h"
#include "ui/kit/UiContext.h"

#include <QElapsedTimer>

#include <stop_token>

class QCheckBox;

namespace ch::ui {

class SegmentedControl;
class ThemedTable;

class ProductImportSheet : public Sheet
{
    Q_OBJECT

public:
    ProductImportSheet(UiContext& context, QWidget* host);
    ~ProductImportSheet() override;

    void readFile(const QString& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeSource();
    QWidget* makePreview();
    void chooseFile();
    void onFile(Result<ProductFile> file);
    void onPlan(Result<desk::ProductImportPlan> plan);
    void showPlan();
    void showReady();
    void submit();
    void onReport(const Result<desk::ProductImportReport>& answer);
    void showProgress(const QString& text, qint64 done, qint64 total);
    void fail(const QString& text);

    UiContext& m_context;
    Lane m_files{QStringLiteral("product-file")};
    std::stop_source m_stop;
    quint64 m_run = 0;
    QString m_path;
    QStringList m_ignored;
    std::shared_ptr<const desk::ProductImportPlan> m_plan;
    ProductImportModel m_model;
    QElapsedTimer m_time;
    bool m_isRunning = false;
    /// The notice says whether it can begin.
    bool m_saysReady = false;

    QWidget* m_source = nullptr;
    QWidget* m_preview = nullptr;
    TextLabel* m_name = nullptr;
    TextLabel* m_about = nullptr;
    SegmentedControl* m_groups = nullptr;
    ThemedTable* m_table = nullptr;
    QCheckBox* m_leaveOut = nullptr;
    TextLabel* m_report;
    ProgressLine* m_progress;
};

} // namespace ch::ui
