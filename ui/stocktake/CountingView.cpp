// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/CountingView.h"

#include "core/base/Deliver.h"
#include "core/desk/Workspace.h"
#include "core/domain/StockCountRules.h"
#include "ui/kit/Gloves.h"
#include "ui/kit/ScannerInput.h"
#include "ui/kit/ScanSounds.h"
#include "ui/kit/ThemedTable.h"
#include "ui/kit/Widgets.h"
#include "ui/stocktake/BurstTimer.h"
#include "ui/stocktake/CountLineDelegate.h"
#include "ui/stocktake/CountLog.h"
#include "ui/stocktake/CountPanel.h"
#include "ui/stocktake/StockTakeHead.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kDeskWidth = 400;
/// Where there is no room for both, counting goes on without the list.
constexpr int kRoomForList = 860;
constexpr int kCountersSection = 3;
constexpr std::array kFilters{CountFilter::Open, CountFilter::Counted, CountFilter::All};
/// Index in the segmented control.
constexpr int kOneAScan = 0;

} // namespace

CountingView::CountingView(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_head(new StockTakeHead(context, this))
    , m_review(makeButton({}, ButtonKind::Plain, this))
    , m_notice(new Notice(this))
    , m_model(new CountSheetModel(CountSheetModel::Use::Counting, context.formats(), this))
    , m_scanner(new ScannerInput(this))
    , m_sounds(new ScanSounds(soundSettingsOf(context.preferences()), this))
    , m_changes(new BurstTimer(this))
{
    m_head->addTool(m_review);
    m_scanner->setSettings(scannerSettingsOf(context.preferences()));
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    m_deskPlace = new QScrollArea(this);
    m_deskPlace->setFrameShape(QFrame::NoFrame);
    m_deskPlace->setWidgetResizable(true);
    m_deskPlace->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_deskPlace->setFocusPolicy(Qt::NoFocus);
    m_deskPlace->setWidget(buildDesk());
    m_deskPlace->setMinimumWidth(kDeskWidth);
    m_list = buildList();
    // It goes before it makes the window wider than its screen.
    m_list->setMinimumWidth(1);
    row->addWidget(m_deskPlace, 1);
    row->addWidget(m_list, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(m_head);
    column->addWidget(m_notice);
    column->addLayout(row, 1);
    connectParts();
    connectNumbers();
    retranslate();
    sizeForGloves(*this);
}

QWidget* CountingView::buildDesk()
{
    auto* desk = new QWidget(this);
    m_code = new QLineEdit(desk);
    m_code->setFont(fontOf(TextStyle::Heading));
    m_mode = new SegmentedControl(tr("What a scan means"), desk);
    m_mode->addSegment(QString());
    m_mode->addSegment(QString());
    m_place = new QLineEdit(desk);
    m_place->setMaxLength(64);
    m_panel = new CountPanel(m_context, desk);
    m_log = new CountLog(m_context, desk);
    auto* column = new QVBoxLayout(desk);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid + kGrid / 2);
    column->addWidget(m_code);
    column->addWidget(m_mode);
    column->addWidget(m_place);
    column->addWidget(m_panel);
    column->addWidget(m_log);
    column->addStretch(1);
    return desk;
}

QWidget* CountingView::buildList()
{
    auto* card = new Card({}, this);
    m_segments = new SegmentedControl(tr("Which lines"), card);
    for (size_t i = 0; i < kFilters.size(); ++i)
        m_segments->addSegment(QString());
    m_search = new SearchField({}, card);
    m_search->setMaximumWidth(240);
    m_table = new ThemedTable(tr("Products to count"), card);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CountLineDelegate(m_table));
    m_table->setRowHeight(kFingerSize);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    for (const auto& [section, width] : {std::pair(0, 110), {2, 80}, {3, 160}, {4, 130}})
        m_table->setColumnWidth(section, width);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(m_segments);
    row->addStretch(1);
    row->addWidget(m_search);
    card->body()->addLayout(row);
    card->body()->addWidget(m_table);
    return card;
}

void CountingView::connectParts()
{
    connect(&m_context.workspace().stockCounts(), &desk::StockCountStore::changed, m_changes, &BurstTimer::note);
    connect(m_changes, &BurstTimer::due, this, &CountingView::reload);
    connect(m_head, &StockTakeHead::backPressed, this, &CountingView::left);
    connect(m_review, &QPushButton::clicked, this, [this] { Q_EMIT reviewRequested(m_id); });
    connect(m_scanner, &ScannerInput::scanned, this, [this](const ScanRead& read) { take(read.text); });
    connect(m_code, &QLineEdit::returnPressed, this, &CountingView::typed);
    connect(m_segments, &SegmentedControl::currentChanged, this, [this](int index) { showFilter(index); });
    connect(m_search, &SearchField::searchRequested, m_model, &CountSheetModel::setSearch);
    connect(m_table, &ThemedTable::rowActivated, this, [this](const QModelIndex& index) {
        if (const auto* line = m_model->lineAt(index.row()))
            choose(*line);
        m_panel->focusQuantity();
    });
    connect(m_notice, &Notice::buttonClicked, this, &CountingView::reload);
}

void CountingView::connectNumbers()
{
    using How = desk::CountStep::How;
    connect(m_panel, &CountPanel::added, this, [this](qint64 units) { count({.how = How::Add, .units = units}); });
    connect(m_panel, &CountPanel::set, this, [this](qint64 units) { count({.how = How::Set, .units = units}); });
    connect(m_panel, &CountPanel::takenBack, this, [this] { count({.how = How::TakeBack}); });
    connect(m_panel, &CountPanel::quantityLeft, this, &CountingView::focusCode);
    connect(m_log, &CountLog::undoRequested, this, &CountingView::undo);
    connect(m_place, &QLineEdit::editingFinished, this, &CountingView::showChosen);
    connect(&m_context.preferences(), &Preferences::changed, this, [this] {
        m_scanner->setSettings(scannerSettingsOf(m_context.preferences()));
        m_sounds->setSettings(soundSettingsOf(m_context.preferences()));
    });
}

void CountingView::open(StockCountId id)
{
    if (m_id != id) {
        m_id = id;
        m_sku.clear();
        m_log->clear();
        m_place->clear();
        m_model->setSheet({});
        m_panel->show(nullptr, {}, false);
        m_segments->setCurrentIndex(0);
        showFilter(0);
    }
    m_notice->hide();
    reload();
    fetch();
    focusCode();
}

void CountingView::showFilter(int index)
{
    m_model->setFilter(kFilters[size_t(index)]);
    // Nobody has counted what is to be counted.
    m_table->setColumnHidden(kCountersSection, kFilters[size_t(index)] == CountFilter::Open);
}

void CountingView::leave()
{
    m_id = {};
}

void CountingView::focusCode()
{
    m_code->setFocus();
}

void CountingView::reload()
{
    if (m_id.isNull())
        return;
    if (m_isLoading || m_underway > 0) {
        m_isStale = true;
        return;
    }
    m_isLoading = true;
    m_isStale = false;
    deliver(m_context.workspace().stockCounts().sheet(m_id), this,
            [this](Result<desk::CountSheet> sheet) { showSheet(std::move(sheet)); });
}

void CountingView::fetch()
{
    if (m_isFetching || m_id.isNull())
        return;
    m_isFetching = true;
    // What others counted; offline it comes later, by itself.
    deliver(m_context.workspace().stockCounts().refresh(m_id), this, [this, id = m_id](const Result<>&) {
        m_isFetching = false;
        // Another one was opened meanwhile.
        if (id != m_id)
            fetch();
    });
}

void CountingView::showSheet(Result<desk::CountSheet> sheet)
{
    m_isLoading = false;
    if (m_underway > 0) {
        m_isStale = true;
        return;
    }
    if (!sheet) {
        // What is asked for now may be another one.
        if (m_isStale)
            return reload();
        m_notice->show(sheet.error(), tr("Try again"));
        return;
    }
    if (sheet->count.id != m_id)
        return reload();
    const bool isBehind = sheet->isBehind;
    int waiting = 0;
    int refused = 0;
    for (const desk::CountSheetLine& line : sheet->lines) {
        waiting += line.waiting;
        refused += line.refused;
    }
    m_head->setWaiting(waiting, refused);
    m_model->setSheet(*std::move(sheet));
    showSegments();
    showChosen();
    const bool isOpen = m_model->sheet().count.isOpen();
    m_code->setEnabled(isOpen);
    if (!isOpen)
        m_notice->show(Tone::Info, tr("This stock take has ended: nothing more is counted."));
    if (isBehind)
        fetch();
    if (m_isStale)
        reload();
}

void CountingView::showSegments()
{
    const Formats& formats = m_context.formats();
    const auto name = [&](int index, const QString& text) {
        m_segments->setSegmentText(index,
                                   QString(text + u"  " + formats.count(m_model->countOf(kFilters[size_t(index)]))));
    };
    name(0, tr("To count"));
    name(1, tr("Counted"));
    name(2, tr("All"));
    // With what waits here, as far as the lines of others were read.
    StockCount shown = m_model->sheet().count;
    shown.counted = std::max<qint64>(shown.counted, m_model->countOf(CountFilter::Counted));
    shown.recounts = m_model->countOf(CountFilter::Recounts);
    // How many differ is the review's to say.
    shown.differences.reset();
    m_head->show(shown);
}

void CountingView::typed()
{
    const QString text = m_code->text().trimmed();
    m_code->clear();
    if (text.isEmpty())
        return;
    bool isNumber = false;
    const qint64 units = text.sliced(1).toLongLong(&isNumber);
    if (text.startsWith(u'*') && isNumber && !m_sku.isEmpty())
        count({.how = desk::CountStep::How::Set, .units = units});
    else
        take(text);
}

void CountingView::take(const QString& code)
{
    const desk::CountSheetLine* line = m_model->find(code);
    if (!line)
        return refuse(tr("%1 is no product of this stock take.").arg(code));
    choose(*line);
    if (m_mode->currentIndex() == kOneAScan)
        count({.how = desk::CountStep::How::Add, .units = 1});
    else
        m_panel->focusQuantity();
}

void CountingView::refuse(const QString& sentence)
{
    m_sounds->play(ScanSound::Wrong);
    m_notice->show(Tone::Bad, sentence);
}

void CountingView::choose(const desk::CountSheetLine& line)
{
    m_notice->hide();
    m_sku = line.line.sku;
    showChosen();
}

std::optional<qint64> CountingView::mine(const StockCountLine& line) const
{
    return m_context.workspace().stockCounts().saidHere(line, m_place->text().trimmed());
}

void CountingView::showChosen()
{
    const desk::CountSheetLine* line = m_sku.isEmpty() ? nullptr : m_model->lineOf(m_sku);
    m_panel->show(line, line ? mine(line->line) : std::nullopt,
                  tellsExpected(m_model->sheet().count, m_context.role()) && !m_model->sheet().count.blind);
    if (const int row = line ? m_model->rowOf(m_sku) : -1; row >= 0) {
        m_table->selectRow(row);
        m_table->scrollTo(m_model->index(row, 0));
    }
}

void CountingView::count(desk::CountStep step)
{
    if (m_sku.isEmpty() || m_id.isNull())
        return;
    step.count = m_id;
    step.sku = m_sku;
    step.place = m_place->text().trimmed();
    ++m_underway;
    deliver(m_context.workspace().stockCounts().count(step), this,
            [this](const Result<desk::CountTaken>& taken) { showTaken(taken); });
}

void CountingView::showTaken(const Result<desk::CountTaken>& taken)
{
    --m_underway;
    if (!taken) {
        m_sounds->play(ScanSound::Wrong);
        m_notice->show(taken.error());
    } else if (taken->step.count == m_id) {
        m_sounds->play(ScanSound::Right);
        m_model->setLine(taken->line);
        m_log->add(*taken);
        if (taken->step.sku == m_sku)
            showChosen();
        showSegments();
    }
    if (m_underway == 0 && m_isStale)
        reload();
}

void CountingView::undoNewest()
{
    m_log->undoNewest();
}

void CountingView::undo(const desk::CountTaken& taken)
{
    m_sku = taken.step.sku;
    m_place->setText(taken.step.place);
    using How = desk::CountStep::How;
    desk::CountStep back{.count = m_id, .sku = taken.step.sku, .place = taken.step.place, .how = How::TakeBack};
    if (taken.before) {
        back.how = How::Set;
        back.units = *taken.before;
    }
    ++m_underway;
    deliver(m_context.workspace().stockCounts().count(back), this, [this](const Result<desk::CountTaken>& undone) {
        --m_underway;
        if (!undone)
            m_notice->show(undone.error());
        else if (undone->step.count == m_id)
            m_model->setLine(undone->line);
        showChosen();
        showSegments();
        if (m_underway == 0 && m_isStale)
            reload();
    });
    focusCode();
}

void CountingView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CountingView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool hasList = width() >= kRoomForList;
    m_list->setVisible(hasList);
    m_deskPlace->setMaximumWidth(hasList ? kDeskWidth + 2 * kGrid : QWIDGETSIZE_MAX);
}

void CountingView::retranslate()
{
    m_review->setText(tr("Review"));
    m_review->setVisible(m_context.role() == Role::Merchant);
    m_code->setPlaceholderText(tr("Scan, or type a barcode or SKU"));
    m_code->setAccessibleName(tr("Barcode or SKU"));
    m_code->setToolTip(tr("Enter counts it. *12 sets the number of the product that is open."));
    m_mode->setSegmentText(0, tr("Each scan counts one"));
    m_mode->setSegmentText(1, tr("Ask for the quantity"));
    m_place->setPlaceholderText(tr("Counting at: the product's own place"));
    m_place->setAccessibleName(tr("Place where it is counted"));
    m_search->setPlaceholderText(tr("Find in the list"));
    m_model->retranslate();
    showSegments();
}

} // namespace ch::ui
