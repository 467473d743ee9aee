// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/ReviewView.h"

#include "core/base/Deliver.h"
#include "core/desk/Workspace.h"
#include "ui/kit/ThemedTable.h"
#include "ui/kit/Widgets.h"
#include "ui/stocktake/ApproveSheet.h"
#include "ui/stocktake/BurstTimer.h"
#include "ui/stocktake/CountLineDelegate.h"
#include "ui/stocktake/CountSheetModel.h"
#include "ui/stocktake/ReviewLinePanel.h"
#include "ui/stocktake/StockTakeHead.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QScrollArea>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPanelWidth = 320;
/// Where there is no room beside the list, the line's facts are below it.
constexpr int kRoomForBoth = 860;
constexpr int kLeastList = 300;
constexpr int kRoomForCounters = 1400;
constexpr int kMovedSection = 5;
constexpr int kCountersSection = 6;
constexpr std::array kFilters{CountFilter::Differences, CountFilter::Open, CountFilter::Counted, CountFilter::All};

} // namespace

ReviewView::ReviewView(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_head(new StockTakeHead(context, this))
    , m_notice(new Notice(this))
    , m_count(makeButton({}, ButtonKind::Plain, this))
    , m_approve(makeButton({}, ButtonKind::Primary, this))
    , m_panel(new ReviewLinePanel(context, this))
    , m_side(new QScrollArea(this))
    , m_row(new QHBoxLayout)
    , m_model(new CountSheetModel(CountSheetModel::Use::Review, context.formats(), this))
    , m_changes(new BurstTimer(this))
{
    m_head->addTool(m_count);
    m_head->addTool(m_approve);
    auto* inside = new QWidget(m_side);
    auto* side = new QVBoxLayout(inside);
    side->setContentsMargins(0, 0, 0, 0);
    side->addWidget(m_panel);
    side->addStretch(1);
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setWidgetResizable(true);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setFocusPolicy(Qt::NoFocus);
    m_side->setWidget(inside);
    m_row->setSpacing(2 * kGrid);
    QWidget* const list = buildList();
    list->setMinimumWidth(kLeastList);
    m_row->addWidget(list, 1);
    m_row->addWidget(m_side);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(m_head);
    column->addWidget(m_notice);
    column->addLayout(m_row, 1);
    connectParts();
    retranslate();
}

QWidget* ReviewView::buildList()
{
    auto* card = new Card({}, this);
    m_segments = new SegmentedControl(tr("Which lines"), card);
    for (size_t i = 0; i < kFilters.size(); ++i)
        m_segments->addSegment(QString());
    m_search = new SearchField({}, card);
    m_search->setMaximumWidth(200);
    m_recount = makeButton({}, ButtonKind::Plain, card);
    m_table = new ThemedTable(tr("Result of the stock take"), card);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CountLineDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    for (const auto& [section, width] : {std::pair(0, 84), {2, 78}, {3, 78}, {4, 84}, {5, 140}, {6, 120}, {7, 110}})
        m_table->setColumnWidth(section, width);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(m_segments);
    row->addStretch(1);
    row->addWidget(m_recount);
    row->addWidget(m_search);
    card->body()->addLayout(row);
    card->body()->addWidget(m_table);
    return card;
}

void ReviewView::connectParts()
{
    connect(&m_context.workspace().stockCounts(), &desk::StockCountStore::changed, m_changes, &BurstTimer::note);
    connect(m_changes, &BurstTimer::due, this, &ReviewView::reload);
    connect(m_head, &StockTakeHead::backPressed, this, &ReviewView::left);
    connect(m_count, &QPushButton::clicked, this, [this] { Q_EMIT countRequested(m_id); });
    connect(m_approve, &QPushButton::clicked, this, &ReviewView::approve);
    connect(m_segments, &SegmentedControl::currentChanged, this, [this](int index) {
        m_model->setFilter(kFilters[size_t(index)]);
        showLine();
    });
    connect(m_search, &SearchField::searchRequested, m_model, &CountSheetModel::setSearch);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ReviewView::showLine);
    connect(m_recount, &QPushButton::clicked, this, [this] {
        const QStringList skus = chosen();
        recount({skus.begin(), skus.end()});
    });
    connect(m_panel, &ReviewLinePanel::recountRequested, this, [this](const QString& sku) { recount({sku}); });
    connect(m_panel, &ReviewLinePanel::decided, this, [this](const CountDecision& decision) {
        m_model->setDecision(decision);
        deliver(m_context.workspace().stockCounts().decide(m_id, decision), this, [this](const Result<>& kept) {
            if (!kept)
                m_notice->show(kept.error());
        });
    });
    connect(m_notice, &Notice::buttonClicked, this, &ReviewView::reload);
}

void ReviewView::open(StockCountId id)
{
    if (m_id != id) {
        m_id = id;
        m_model->setSheet({});
        m_segments->setCurrentIndex(0);
        m_model->setFilter(kFilters[0]);
    }
    m_notice->hide();
    reload();
    fetch();
    m_table->setFocus();
}

void ReviewView::leave()
{
    m_id = {};
}

void ReviewView::reload()
{
    if (m_id.isNull())
        return;
    if (m_isLoading) {
        m_isStale = true;
        return;
    }
    m_isLoading = true;
    m_isStale = false;
    deliver(m_context.workspace().stockCounts().sheet(m_id), this,
            [this](Result<desk::CountSheet> sheet) { showSheet(std::move(sheet)); });
}

void ReviewView::fetch()
{
    if (m_isFetching || m_id.isNull())
        return;
    m_isFetching = true;
    deliver(m_context.workspace().stockCounts().refresh(m_id), this, [this, id = m_id](const Result<>& read) {
        m_isFetching = false;
        // Another one was opened meanwhile.
        if (id != m_id)
            return fetch();
        if (!read && m_model->sheet().isBehind)
            m_notice->show(Tone::Warn, tr("The newest entries cannot be read now. What is shown may be older."),
                           tr("Try again"));
    });
}

void ReviewView::showSheet(Result<desk::CountSheet> sheet)
{
    m_isLoading = false;
    if (!sheet) {
        // What is asked for now may be another one.
        if (m_isStale)
            return reload();
        m_notice->show(sheet.error(), tr("Try again"));
        return;
    }
    if (sheet->count.id != m_id)
        return reload();
    const QStringList kept = chosen();
    const bool isBehind = sheet->isBehind;
    m_head->show(sheet->count);
    m_model->setSheet(*std::move(sheet));
    for (const QString& sku : kept) {
        if (const int row = m_model->rowOf(sku); row >= 0)
            m_table->selectionModel()->select(m_model->index(row, 0),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    if (kept.isEmpty() && m_model->rowCount({}) > 0)
        m_table->selectRow(0);
    showSegments();
    showLine();
    const bool isMine = m_model->sheet().count.isOpen() && m_context.role() == Role::Merchant;
    m_count->setVisible(m_model->sheet().count.isOpen());
    m_approve->setVisible(isMine);
    // Nobody approves numbers that are not shown.
    m_approve->setEnabled(!isBehind);
    m_approve->setToolTip(isBehind ? tr("The newest entries are being read.") : QString());
    m_recount->setVisible(isMine);
    if (isBehind)
        fetch();
    if (m_isStale)
        reload();
}

void ReviewView::showSegments()
{
    const Formats& formats = m_context.formats();
    const std::array names{tr("Differences"), tr("Not counted"), tr("Counted"), tr("All")};
    for (size_t i = 0; i < names.size(); ++i)
        m_segments->setSegmentText(int(i), QString(names[i] + u"  " + formats.count(m_model->countOf(kFilters[i]))));
}

QStringList ReviewView::chosen() const
{
    QStringList skus;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        skus += index.data(CountSheetModel::LineRole).toString();
    return skus;
}

void ReviewView::showLine()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const auto* line = rows.size() == 1 ? m_model->lineAt(rows.front().row()) : nullptr;
    m_panel->show(line, line ? m_model->decision(line->line.sku) : nullptr, m_model->sheet().count);
    m_recount->setEnabled(!rows.isEmpty());
    m_recount->setText(rows.size() > 1 ? tr("Count %n line(s) again", nullptr, int(rows.size())) : tr("Count again"));
}

void ReviewView::recount(const std::vector<QString>& skus)
{
    if (skus.empty())
        return;
    m_recount->setEnabled(false);
    deliver(m_context.workspace().stockCounts().recount(m_id, skus, OpId::random()), this,
            [this, lines = int(skus.size())](const Result<StockCount>& asked) {
                m_recount->setEnabled(true);
                if (!asked) {
                    m_notice->show(asked.error());
                    return;
                }
                m_context.toast({.text = tr("%n line(s) to count again.", nullptr, lines), .tone = Tone::Good});
                reload();
            });
}

void ReviewView::approve()
{
    auto* sheet = new ApproveSheet(m_context, m_model->sheet(), this);
    connect(sheet, &ApproveSheet::approved, this, [this] {
        m_context.toast({.text = tr("The stock was changed to what was counted."), .tone = Tone::Good});
        reload();
    });
    sheet->open();
}

void ReviewView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ReviewView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= kRoomForBoth;
    m_row->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_side->setMinimumWidth(isWide ? kPanelWidth : 0);
    m_side->setMaximumWidth(isWide ? kPanelWidth : QWIDGETSIZE_MAX);
    m_side->setMaximumHeight(isWide ? QWIDGETSIZE_MAX : kPanelWidth / 2);
    // The panel says it too.
    m_table->setColumnHidden(kCountersSection, width() < kRoomForCounters);
    m_table->setColumnHidden(kMovedSection, width() < kRoomForBoth);
}

void ReviewView::retranslate()
{
    m_count->setText(tr("Count"));
    m_approve->setText(tr("Approve…"));
    m_search->setPlaceholderText(tr("Find"));
    m_model->retranslate();
    showSegments();
    showLine();
}

} // namespace ch::ui
