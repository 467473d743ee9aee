// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/TrackingImportSheet.h"

#include "core/base/Deliver.h"
#include "ui/orders/BulkResults.h"
#include "ui/orders/OrderActionRules.h"
#include "ui/orders/OrderDetailTable.h"
#include "ui/orders/ShipForm.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 860;
/// While somebody types, the list is not matched at every key.
constexpr std::chrono::milliseconds kPause{250};

Result<QString> readTrackingFile(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{.kind = ErrorKind::Storage, .code = u"FILE_UNREADABLE"_s, .detail = file.errorString()};
    const QByteArray bytes = file.read(kMostTrackingBytes + 1);
    if (bytes.size() > kMostTrackingBytes)
        return Error{.kind = ErrorKind::Invalid, .code = u"TOO_LARGE"_s};
    return decodeTrackingFile(bytes);
}

QString fileIn(const QMimeData* data)
{
    const auto urls = data->urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

} // namespace

TrackingImportSheet::TrackingImportSheet(UiContext& context, QWidget* host)
    : Sheet(tr("Import tracking numbers"), host)
    , m_context(context)
    , m_match(context)
    , m_model(m_match)
    , m_run(context)
    , m_input(new QWidget(this))
    , m_pause(new QTimer(this))
    , m_results(new BulkResults(context, m_run, this))
{
    setSheetWidth(kWidth);
    setAcceptDrops(true);
    auto* column = new QVBoxLayout(m_input);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    column->addWidget(makeSource());
    column->addWidget(makeColumns());
    column->addWidget(makePreview());
    body()->addWidget(m_input);
    body()->addWidget(m_results);
    m_results->hide();
    connect(addButton(tr("Close"), ButtonKind::Plain), &QPushButton::clicked, this, &Sheet::leave);
    connect(addButton(imperative(OrderAction::Ship), ButtonKind::Primary), &QPushButton::clicked, this,
            &TrackingImportSheet::submit);
    primaryButton()->setEnabled(false);
    m_pause->setSingleShot(true);
    connect(m_pause, &QTimer::timeout, this, &TrackingImportSheet::readText);
    connect(&m_match, &TrackingMatch::finished, this, &TrackingImportSheet::showMatch);
    connect(&m_match, &TrackingMatch::failed, this, [this](const Error& error) { notice()->show(error); });
    connect(m_results, &BulkResults::orderActivated, &context, &UiContext::openOrder);
    connect(this, &Sheet::closed, &m_run, &BulkRun::offerUndo);
}

QWidget* TrackingImportSheet::makeSource()
{
    auto* box = new QWidget(m_input);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    m_text = new QPlainTextEdit(box);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(14 * kGrid);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setPlaceholderText(
        tr("Paste rows with order numbers and tracking numbers, or drop the carrier's file here."));
    // The sheet takes what is dropped: the editor would take a file's name as text.
    m_text->setAcceptDrops(false);
    auto* field = new SheetField(tr("The carrier's list"), m_text, box);
    rows->addWidget(field);
    auto* open = makeButton(tr("Choose a file…"), ButtonKind::Plain, box);
    auto* line = new QHBoxLayout;
    line->addWidget(open);
    line->addStretch();
    rows->addLayout(line);
    connect(open, &QPushButton::clicked, this, &TrackingImportSheet::chooseFile);
    connect(m_text, &QPlainTextEdit::textChanged, m_pause, [this] { m_pause->start(kPause); });
    return box;
}

QWidget* TrackingImportSheet::makeColumns()
{
    m_columns = new QWidget(m_input);
    auto* column = new QVBoxLayout(m_columns);
    column->setContentsMargins(0, 0, 0, 0);
    auto* line = new QHBoxLayout;
    line->setSpacing(2 * kGrid);
    m_orderColumn = new QComboBox(m_columns);
    m_trackingColumn = new QComboBox(m_columns);
    m_carrierColumn = new QComboBox(m_columns);
    m_carrier = makeCarrierBox(m_context, m_columns);
    line->addWidget(new SheetField(tr("Order number in"), m_orderColumn, m_columns));
    line->addWidget(new SheetField(tr("Tracking number in"), m_trackingColumn, m_columns));
    line->addWidget(new SheetField(tr("Carrier in"), m_carrierColumn, m_columns));
    m_carrierField = new SheetField(tr("Carrier of the others"), m_carrier, m_columns);
    line->addWidget(m_carrierField);
    column->addLayout(line);
    m_notify = new QCheckBox(tr("Tell the customers"), m_columns);
    column->addWidget(m_notify);
    m_columns->hide();
    for (QComboBox* box : {m_orderColumn, m_trackingColumn, m_carrierColumn})
        connect(box, &QComboBox::currentIndexChanged, this, &TrackingImportSheet::match);
    return m_columns;
}

QWidget* TrackingImportSheet::makePreview()
{
    m_preview = new QWidget(m_input);
    auto* column = new QVBoxLayout(m_preview);
    column->setContentsMargins(0, 0, 0, 0);
    m_summary = new TextLabel({}, TextStyle::Strong, m_preview);
    column->addWidget(m_summary);
    m_rows = new OrderDetailTable(tr("Preview"), m_preview);
    m_rows->setModel(&m_model);
    m_rows->setMostRows(OrderDetailTable::kAllRows);
    m_rows->setColumnWidth(TrackingImportModel::RowNo, 7 * kGrid);
    m_rows->setColumnWidth(TrackingImportModel::Number, 30 * kGrid);
    m_rows->setColumnWidth(TrackingImportModel::Tracking, 28 * kGrid);
    m_rows->setWideColumn(TrackingImportModel::Verdict);
    column->addWidget(m_rows);
    m_preview->hide();
    return m_preview;
}

void TrackingImportSheet::chooseFile()
{
    // Not exec(): nothing of ours runs in a nested event loop.
    auto* dialog = new QFileDialog(this, tr("The carrier's list"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Lists (*.csv *.tsv *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &TrackingImportSheet::readFile);
    dialog->open();
}

void TrackingImportSheet::readFile(const QString& file)
{
    deliver(m_files.run([file] { return readTrackingFile(file); }), this,
            [this](const Result<QString>& text) { onFile(text); });
}

void TrackingImportSheet::onFile(const Result<QString>& text)
{
    if (text) {
        setText(*text);
        return;
    }
    notice()->show(Tone::Bad, text.error().kind == ErrorKind::Invalid
                                  ? tr("The file has more than 8 MiB: that is no list of tracking numbers.")
                                  : tr("The file cannot be read."));
}

void TrackingImportSheet::setText(const QString& text)
{
    m_text->setPlainText(text);
    m_pause->stop();
    readText();
}

void TrackingImportSheet::readText()
{
    notice()->hide();
    m_table = readTrackingTable(m_text->toPlainText());
    setDirty(!m_table.rows.empty());
    m_columns->setVisible(!m_table.rows.empty());
    m_preview->setVisible(!m_table.rows.empty());
    primaryButton()->setEnabled(false);
    if (m_table.rows.empty())
        return;
    if (m_table.columns < 2)
        notice()->show(Tone::Warn, tr("Each row needs an order number and a tracking number, separated by a comma, a "
                                      "semicolon or a tab."));
    else if (m_table.isCut)
        notice()->show(Tone::Warn, tr("Only the first %n row(s) are read.", nullptr, int(kMostTrackingRows)));
    fillColumns();
    match();
}

void TrackingImportSheet::fillColumns()
{
    const TrackingColumns guess = guessTrackingColumns(m_table);
    const std::array boxes{m_orderColumn, m_trackingColumn, m_carrierColumn};
    const std::array chosen{guess.orderNo, guess.trackingNo, guess.carrier};
    for (size_t i = 0; i < boxes.size(); ++i) {
        const QSignalBlocker quiet(boxes[i]);
        boxes[i]->clear();
        boxes[i]->addItem(tr("None"), -1);
        for (int column = 0; column < m_table.columns; ++column) {
            const QString name = m_table.header.value(column);
            boxes[i]->addItem(name.isEmpty() ? tr("Column %1").arg(column + 1) : name, column);
        }
        boxes[i]->setCurrentIndex(std::max(0, boxes[i]->findData(chosen[i])));
    }
}

void TrackingImportSheet::match()
{
    const TrackingColumns columns{.orderNo = m_orderColumn->currentData().toInt(),
                                  .trackingNo = m_trackingColumn->currentData().toInt(),
                                  .carrier = m_carrierColumn->currentData().toInt()};
    primaryButton()->setEnabled(false);
    m_carrierField->setVisible(true);
    m_match.start(columns.isComplete() ? trackingRows(m_table, columns) : std::vector<TrackingRow>());
    m_summary->setFullText(columns.isComplete() ? tr("Matching…") : tr("Choose the columns."));
    m_model.reset();
}

void TrackingImportSheet::showMatch()
{
    std::map<TrackingVerdict, int> counts;
    for (const TrackingMatchRow& row : m_match.rows())
        ++counts[row.verdict];
    QStringList parts;
    for (const auto& [verdict, count] : counts)
        parts.push_back(tr("%1: %2", "verdict: rows").arg(words(verdict), m_context.formats().count(count)));
    if (!parts.isEmpty())
        m_summary->setFullText(parts.join(u" · "_s));
    m_model.reset();
    const int ready = counts[TrackingVerdict::Matched];
    primaryButton()->setEnabled(ready > 0);
    primaryButton()->setText(tr("Ship %n order(s)", nullptr, ready));
}

std::vector<OrderStepRequest> TrackingImportSheet::requests(QStringList& orderNos)
{
    const QString other = m_carrier->currentText().trimmed();
    std::vector<OrderStepRequest> requests;
    for (const TrackingMatchRow& row : m_match.rows()) {
        if (row.verdict != TrackingVerdict::Matched || !row.order)
            continue;
        requests.push_back({row.order->id, ShipmentDraft{.carrier = row.row.carrier.isEmpty() ? other : row.row.carrier,
                                                         .trackingNo = row.row.trackingNo,
                                                         .notify = m_notify->isChecked()}});
        orderNos.push_back(row.order->orderNo);
    }
    return requests;
}

void TrackingImportSheet::submit()
{
    const bool needsCarrier = std::ranges::any_of(m_match.rows(), [](const TrackingMatchRow& row) {
        return row.verdict == TrackingVerdict::Matched && row.row.carrier.isEmpty();
    });
    m_carrierField->setProblem(
        textProblem(m_carrierField->caption(), m_carrier->currentText(), kLongestParcelText, needsCarrier));
    if (m_match.isRunning() || focusFirstProblem({m_carrierField}))
        return;
    QStringList orderNos;
    std::vector<OrderStepRequest> wanted = requests(orderNos);
    if (wanted.empty())
        return;
    if (needsCarrier)
        rememberCarrier(m_context, m_carrier->currentText().trimmed());
    setDirty(false);
    notice()->hide();
    m_input->hide();
    primaryButton()->hide();
    m_results->show();
    m_run.start(std::move(wanted), orderNos);
    m_results->begin();
}

void TrackingImportSheet::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_input->isVisible() && (!fileIn(event->mimeData()).isEmpty() || event->mimeData()->hasText()))
        event->acceptProposedAction();
}

void TrackingImportSheet::dropEvent(QDropEvent* event)
{
    const QString file = fileIn(event->mimeData());
    if (!file.isEmpty())
        readFile(file);
    else if (event->mimeData()->hasText())
        setText(event->mimeData()->text());
    event->acceptProposedAction();
}

} // namespace ch::ui
