// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackWorkPane.h"

#include "core/base/Deliver.h"
#include "ui/pack/PackBand.h"
#include "ui/pack/PackFonts.h"
#include "ui/pack/PackWorkDelegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A day's work; nobody scrolls further, and scanning opens whatever is not in it.
constexpr int kMostRows = 500;
/// A walk with a cart.
constexpr int kPickOrders = 20;
constexpr std::chrono::milliseconds kGather{150};
constexpr int kButtonWidth = 22 * kGrid;
constexpr std::array kWidths{110, 190, 260, 170, 110, 180};
/// On a laptop at 150 %.
constexpr std::array kNarrowWidths{108, 120, 160, 140, 90, 110};
constexpr int kNarrow = 120 * kGrid;
static_assert(kWidths.size() == size_t(kPackColumns) && kNarrowWidths.size() == size_t(kPackColumns));

} // namespace

PackWorkPane::PackWorkPane(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new PackWorkModel(context, this))
    , m_table(new ThemedTable({}, this))
    , m_title(new TextLabel({}, TextStyle::Title, this))
    , m_summary(new TextLabel({}, TextStyle::Body, this))
    , m_start(makeButton({}, ButtonKind::Primary, this))
    , m_pick(makeButton({}, ButtonKind::Plain, this))
    , m_band(new PackBand(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_notice(new Notice(this))
{
    build();
    retranslate();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kGather);
    connect(&m_pause, &QTimer::timeout, this, &PackWorkPane::load);
    connect(m_start, &QPushButton::clicked, this, &PackWorkPane::startRequested);
    connect(m_pick, &QPushButton::clicked, this, [this] { Q_EMIT pickListRequested(forPickList()); });
    connect(m_table, &ThemedTable::rowActivated, this,
            [this](const QModelIndex& index) { Q_EMIT openRequested(m_model->itemAt(index.row()).id); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PackWorkPane::describe);
    connect(&context, &UiContext::formatsChanged, this, &PackWorkPane::describe);
    connect(&context.workspace().pack(), &desk::PackStore::changed, this, [this] {
        if (!m_pause.isActive())
            m_pause.start();
    });
    connect(m_notice, &Notice::buttonClicked, this, &PackWorkPane::load);
}

void PackWorkPane::build()
{
    m_summary->setMuted(true);
    for (QPushButton* button : {m_start, m_pick}) {
        button->setMinimumSize(kButtonWidth, kGloveHeight);
        button->setFont(packFont(16, QFont::Medium));
    }
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PackWorkDelegate(*m_model, m_context, m_table));
    m_table->setRowHeight(kGloveHeight);
    m_table->horizontalHeader()->setSectionResizeMode(int(PackColumn::ShipTo), QHeaderView::Stretch);
    auto* card = new Card({}, this);
    // Within the round corners.
    card->layout()->setContentsMargins(kGrid / 2, kGrid / 2, kGrid / 2, kGrid);
    card->body()->addWidget(m_table);
    m_stack->addWidget(card);
    m_stack->addWidget(m_empty);
    setFocusProxy(m_table);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(kGrid / 4);
    texts->addWidget(m_title);
    texts->addWidget(m_summary);
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * kGrid);
    head->addLayout(texts, 1);
    head->addWidget(m_pick);
    head->addWidget(m_start);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addLayout(head);
    column->addWidget(m_band);
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);
    placeColumns();
}

void PackWorkPane::placeColumns()
{
    const auto& widths = width() < kNarrow ? kNarrowWidths : kWidths;
    for (int column = 0; column < kPackColumns; ++column)
        m_table->setColumnWidth(column, widths[size_t(column)]);
}

void PackWorkPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if ((event->oldSize().width() < kNarrow) != (width() < kNarrow))
        placeColumns();
}

void PackWorkPane::load()
{
    if (std::exchange(m_isLoading, true)) {
        m_isStale = true;
        return;
    }
    deliver(m_context.workspace().pack().workList(kMostRows), this,
            [this](const Result<desk::PackWorkList>& result) { take(result); });
}

void PackWorkPane::take(const Result<desk::PackWorkList>& result)
{
    m_isLoading = false;
    if (result) {
        const QModelIndex current = m_table->currentIndex();
        const OrderId id = current.isValid() ? m_model->itemAt(current.row()).id : OrderId();
        m_model->set(*result);
        m_notice->hide();
        m_isLoaded = true;
        // Rows above it went: the cursor stays on its order, or near where it was.
        if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
            const int row = std::max(m_model->rowOf(id), 0);
            m_table->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
        }
    } else {
        m_notice->show(result.error(), tr("Try again"));
    }
    describe();
    Q_EMIT loaded();
    if (std::exchange(m_isStale, false))
        load();
}

std::optional<OrderId> PackWorkPane::next(OrderId except) const
{
    const auto& items = m_model->items();
    const auto found = std::ranges::find_if(items, [except](const desk::PackWork& work) {
        return work.id != except && work.refused == 0 && (!work.claim || work.isMine);
    });
    return found == items.end() ? std::nullopt : std::optional(found->id);
}

std::vector<OrderId> PackWorkPane::forPickList() const
{
    std::vector<OrderId> orders;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const QModelIndex& row : rows)
        orders.push_back(m_model->itemAt(row.row()).id);
    if (orders.size() > 1)
        return orders;
    orders.clear();
    for (const desk::PackWork& work : m_model->items()) {
        if (std::ssize(orders) < kPickOrders && (!work.claim || work.isMine))
            orders.push_back(work.id);
    }
    return orders;
}

void PackWorkPane::focusList()
{
    // While there is nothing to pack the stack has it for the list, and hands it on.
    if (m_stack->currentWidget() == m_empty)
        m_empty->setFocus();
    else
        m_table->setFocus();
}

void PackWorkPane::enter()
{
    m_band->say({.tone = Tone::Neutral, .sentence = tr("Scan an order's barcode to pack it")});
    load();
    focusList();
}

void PackWorkPane::retranslate()
{
    m_title->setFullText(tr("To pack"));
    m_table->setAccessibleName(tr("Orders to pack"));
    m_start->setText(tr("Start packing"));
    m_start->setToolTip(tr("The order that is due first"));
    m_empty->set("check"_L1, tr("Nothing to pack"),
                 tr("Paid orders that are not on hold appear here by themselves, what is due first on top."));
    m_band->say({.tone = Tone::Neutral, .sentence = tr("Scan an order's barcode to pack it")});
    describe();
}

void PackWorkPane::describe()
{
    const Formats& formats = m_context.formats();
    const int rows = m_model->rowCount();
    QStringList facts{tr("%n order(s)", nullptr, int(m_model->total()))};
    if (const int late = m_model->lateCount(); late > 0)
        facts.append(tr("%n late", nullptr, late));
    if (m_model->total() > rows)
        facts.append(tr("the first %1 are listed").arg(formats.count(rows)));
    m_summary->setFullText(m_isLoaded ? facts.join(u" · "_s) : tr("Loading…"));
    const auto chosen = m_table->selectionModel()->selectedRows().size();
    m_pick->setText(chosen > 1 ? tr("Pick list for %n order(s)", nullptr, int(chosen))
                               : tr("Pick list for the first %n", nullptr, std::min(rows, kPickOrders)));
    m_pick->setEnabled(rows > 0);
    m_start->setEnabled(next().has_value());
    m_stack->setCurrentIndex(rows > 0 || !m_isLoaded ? 0 : 1);
}

void PackWorkPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ch::ui
