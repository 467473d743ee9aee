// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductImportSheet.h"

#include "core/base/Deliver.h"
#include "ui/inventory/ImportWords.h"
#include "ui/kit/SegmentedControl.h"
#include "ui/kit/ThemedTable.h"
#include "ui/kit/Widgets.h"

#include <QCheckBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMimeData>
#include <QPointer>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 820;
constexpr int kTableHeight = 380;
constexpr int kShownFailures = 12;
/// Of what was done, told to the window.
constexpr qint64 kToldEach = 25;

QString fileIn(const QMimeData* data)
{
    const auto urls = data->urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

} // namespace

ProductImportSheet::ProductImportSheet(UiContext& context, QWidget* host)
    : Sheet(tr("Import products"), host)
    , m_context(context)
    , m_report(new TextLabel({}, TextStyle::Body, this))
    , m_progress(new ProgressLine(this))
{
    m_source = makeSource();
    m_preview = makePreview();
    setSheetWidth(kWidth);
    setAcceptDrops(true);
    for (QWidget* each : std::initializer_list<QWidget*>{m_source, m_progress, m_report, m_preview})
        body()->addWidget(each);
    m_preview->hide();
    m_report->hide();
    m_progress->hide();
    connect(addButton(tr("Close"), ButtonKind::Plain), &QPushButton::clicked, this, &Sheet::leave);
    connect(addButton(tr("Import"), ButtonKind::Primary), &QPushButton::clicked, this, &ProductImportSheet::submit);
    primaryButton()->setEnabled(false);
    connect(m_progress, &ProgressLine::stopRequested, this, [this] { m_stop.request_stop(); });
    connect(&context.workspace(), &desk::Workspace::statusChanged, this, &ProductImportSheet::showReady);
}

ProductImportSheet::~ProductImportSheet()
{
    m_stop.request_stop();
}

QWidget* ProductImportSheet::makeSource()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    auto* what =
        new TextLabel(tr("A CSV file whose first row names the columns: sku, and any of title, barcode, location, "
                         "reorder_point, price, on_hand, active. A column that is not there changes nothing. "
                         "Nothing is sent before you have seen what every row would do."),
                      TextStyle::Body, box);
    what->setMuted(true);
    column->addWidget(what);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    auto* choose = makeButton(tr("Choose a file…"), ButtonKind::Plain, box);
    m_name = new TextLabel(tr("or drop it here"), TextStyle::Body, box);
    m_name->setElided(true);
    row->addWidget(choose);
    row->addWidget(m_name, 1);
    column->addLayout(row);
    connect(choose, &QPushButton::clicked, this, &ProductImportSheet::chooseFile);
    return box;
}

QWidget* ProductImportSheet::makePreview()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid + 4);
    m_groups = new SegmentedControl(tr("Which rows"), box);
    for (int i = 0; i < 4; ++i)
        m_groups->addSegment(QString());
    m_about = new TextLabel({}, TextStyle::Caption, box);
    m_about->setMuted(true);
    m_table = new ThemedTable(tr("Rows of the file"), box);
    m_table->setModel(&m_model);
    m_table->setRowHeight(4 * kGrid);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setFixedHeight(kTableHeight);
    m_table->setColumnWidth(ProductImportModel::RowNo, 9 * kGrid);
    m_table->setColumnWidth(ProductImportModel::Sku, 18 * kGrid);
    m_table->setColumnWidth(ProductImportModel::Verdict, 42 * kGrid);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_leaveOut = new QCheckBox(box);
    column->addWidget(m_groups, 0, Qt::AlignLeft);
    column->addWidget(m_about);
    column->addWidget(m_table);
    column->addWidget(m_leaveOut);
    connect(m_groups, &SegmentedControl::currentChanged, this,
            [this](int index) { m_model.show(ProductImportModel::Group(index)); });
    connect(m_leaveOut, &QCheckBox::toggled, this, &ProductImportSheet::showReady);
    return box;
}

void ProductImportSheet::chooseFile()
{
    // Not exec(): nothing of ours runs in a nested event loop.
    auto* dialog = new QFileDialog(this, tr("A file of products"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables (*.csv *.tsv *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ProductImportSheet::readFile);
    dialog->open();
}

void ProductImportSheet::readFile(const QString& path)
{
    if (m_isRunning)
        return;
    m_stop.request_stop();
    m_stop = {};
    ++m_run;
    m_path = path;
    m_plan.reset();
    notice()->hide();
    m_preview->hide();
    m_report->hide();
    m_name->setFullText(QFileInfo(path).fileName());
    showReady();
    showProgress(tr("Reading the file"), 0, 0);
    const auto read = m_files.run([path, stop = m_stop.get_token()] { return readProductFile(path, stop); });
    deliver(read, this, [this, run = m_run](Result<ProductFile> file) {
        if (run == m_run)
            onFile(std::move(file));
    });
}

void ProductImportSheet::onFile(Result<ProductFile> file)
{
    if (!file)
        return fail(fileProblemWords(file.error()));
    m_ignored = file->ignored;
    showProgress(tr("Comparing with what is here"), 0, 0);
    const auto planned = m_context.workspace().products().plan(std::move(file->rows), m_stop.get_token());
    deliver(planned, this, [this, run = m_run](Result<desk::ProductImportPlan> plan) {
        if (run == m_run)
            onPlan(std::move(plan));
    });
}

void ProductImportSheet::fail(const QString& text)
{
    m_progress->hide();
    notice()->show(Tone::Bad, text);
}

void ProductImportSheet::onPlan(Result<desk::ProductImportPlan> plan)
{
    if (!plan)
        return fail(words(plan.error()).what);
    m_progress->hide();
    m_plan = std::make_shared<const desk::ProductImportPlan>(*std::move(plan));
    m_leaveOut->setChecked(false);
    setDirty(m_plan->toDo() > 0);
    showPlan();
}

void ProductImportSheet::showPlan()
{
    using Group = ProductImportModel::Group;
    const Formats& formats = m_context.formats();
    const std::array counts{m_plan->problems(), m_plan->countOf(desk::ImportVerdict::New),
                            m_plan->countOf(desk::ImportVerdict::Changed),
                            m_plan->countOf(desk::ImportVerdict::Unchanged)};
    const std::array names{tr("Problems"), tr("New"), tr("Changed"), tr("Unchanged")};
    int first = int(Group::Unchanged);
    for (int i = int(counts.size()) - 1; i >= 0; --i) {
        m_groups->setSegmentText(
            i, tr("%1  %2", "a group of rows, how many").arg(names[size_t(i)], formats.count(counts[size_t(i)])));
        if (counts[size_t(i)] > 0)
            first = i;
    }
    m_model.setPlan(m_plan, formats);
    m_groups->setCurrentIndex(first);
    m_model.show(Group(first));
    m_about->setFullText(m_ignored.isEmpty() ? QString()
                                             : tr("Columns that are left alone: %1").arg(m_ignored.join(u", "_s)));
    m_about->setVisible(!m_ignored.isEmpty());
    m_leaveOut->setText(tr("Leave out %n row(s) with problems", nullptr, int(m_plan->problems())));
    m_leaveOut->setVisible(m_plan->problems() > 0);
    m_preview->show();
    showReady();
}

void ProductImportSheet::showReady()
{
    if (m_isRunning)
        return;
    const bool hasWork = m_plan && m_plan->toDo() > 0;
    // A file with rows that are no good is not taken in parts unless somebody says so.
    const bool isWhole = m_plan && (m_plan->problems() == 0 || m_leaveOut->isChecked());
    const bool isOnline = m_context.workspace().status().isOnline();
    primaryButton()->setEnabled(hasWork && isWhole && isOnline);
    primaryButton()->setText(hasWork ? tr("Import %n product(s)", nullptr, int(m_plan->toDo())) : tr("Import"));
    QString about;
    if (hasWork && !isOnline)
        about = tr("This is done at the service at once and never queued. It cannot be reached now.");
    else if (m_plan && !hasWork && m_plan->problems() == 0)
        about = tr("Everything is as the file says already.");
    // What else the notice says, of the file or of what became of it, is not ours to take away.
    if (!about.isEmpty())
        notice()->show(isOnline ? Tone::Info : Tone::Warn, about);
    else if (m_saysReady)
        notice()->hide();
    m_saysReady = !about.isEmpty();
}

void ProductImportSheet::showProgress(const QString& text, qint64 done, qint64 total)
{
    Progress progress{.text = text, .done = done, .total = total};
    const double seconds = m_time.isValid() ? double(m_time.elapsed()) / 1000 : 0;
    if (seconds > 1 && done > 0) {
        progress.perSecond = double(done) / seconds;
        progress.timeLeft = std::chrono::seconds(qint64(double(total - done) / progress.perSecond));
    }
    m_progress->set(progress, m_context.formats());
    m_progress->show();
}

void ProductImportSheet::submit()
{
    if (m_isRunning || !m_plan)
        return;
    m_isRunning = true;
    m_stop = {};
    m_time.start();
    m_source->setEnabled(false);
    m_leaveOut->setEnabled(false);
    primaryButton()->setEnabled(false);
    showProgress(tr("Importing products"), 0, m_plan->toDo());
    const auto onProgress = [self = QPointer<ProductImportSheet>(this)](qint64 done, qint64 total) {
        if (done % kToldEach != 0 && done != total)
            return;
        // On the thread of the windows: only there is it known whether the sheet is still open.
        QMetaObject::invokeMethod(
            qApp,
            [self, done, total] {
                if (self && self->m_isRunning)
                    self->showProgress(tr("Importing products"), done, total);
            },
            Qt::QueuedConnection);
    };
    const auto onAnswer = [&context = m_context,
                           self = QPointer<ProductImportSheet>(this)](const Result<desk::ProductImportReport>& answer) {
        if (self)
            self->onReport(answer);
        else if (answer)
            context.toast(
                {.text = tr("The import ended: %1 added, %2 changed.")
                             .arg(context.formats().count(answer->created), context.formats().count(answer->changed)),
                 .tone = answer->ended ? Tone::Warn : Tone::Good});
    };
    // Not to the sheet, which may be closed meanwhile: what became of it has to be said.
    deliver(m_context.workspace().products().import(*m_plan, m_stop.get_token(), onProgress), &m_context, onAnswer);
}

void ProductImportSheet::onReport(const Result<desk::ProductImportReport>& answer)
{
    m_isRunning = false;
    m_source->setEnabled(true);
    m_leaveOut->setEnabled(true);
    m_progress->hide();
    setDirty(false);
    if (!answer) {
        notice()->show(answer.error());
        return;
    }
    const desk::ProductImportReport& report = *answer;
    QStringList lines{tr("%Ln product(s) added", nullptr, int(report.created)),
                      tr("%Ln product(s) changed", nullptr, int(report.changed)),
                      tr("%Ln stock count(s) taken", nullptr, int(report.counted))};
    if (!report.failures.empty())
        lines.push_back(tr("%Ln row(s) refused by the service:", nullptr, int(report.failures.size())));
    for (size_t i = 0; i < std::min<size_t>(report.failures.size(), kShownFailures); ++i) {
        const auto& failure = report.failures[i];
        lines.push_back(
            tr("Row %1, %2: %3").arg(m_context.formats().count(failure.row), failure.sku, words(failure.error).what));
    }
    m_report->setFullText(lines.join(u'\n'));
    m_report->show();
    m_preview->hide();
    m_plan.reset();
    showReady();
    if (report.ended)
        notice()->show(Tone::Warn,
                       QStringList{words(*report.ended).what, tr("%Ln row(s) are left.", nullptr, int(report.left)),
                                   tr("What was done stays done; choose the same file again for the rest.")}
                           .join(u' '));
    else
        notice()->show(report.failures.empty() ? Tone::Good : Tone::Warn,
                       report.failures.empty() ? tr("All of it is done.") : tr("All but some rows is done."));
}

void ProductImportSheet::dragEnterEvent(QDragEnterEvent* event)
{
    if (!m_isRunning && !fileIn(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ProductImportSheet::dropEvent(QDropEvent* event)
{
    readFile(fileIn(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace ch::ui
