// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/InventoryHead.h"

#include "core/base/Deliver.h"
#include "core/desk/ProductStore.h"
#include "core/desk/SalesStore.h"
#include "ui/inventory/PlacePopover.h"
#include "ui/kit/CountTabs.h"
#include "ui/kit/Icons.h"
#include "ui/kit/SearchField.h"
#include "ui/kit/Widgets.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

InventoryHead::InventoryHead(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new TextLabel({}, TextStyle::Title, this))
    , m_count(new TextLabel({}, TextStyle::Body, this))
    , m_search(new SearchField({}, this))
    , m_filter(makeButton({}, ButtonKind::Plain, this))
    , m_groups(new CountTabs(int(kProductGroupCount), this))
    , m_tools(new QHBoxLayout)
    , m_chipRow(new QWidget(this))
    , m_chips(new QHBoxLayout(m_chipRow))
{
    auto* menu = new QMenu(m_filter);
    m_byPlace = menu->addAction(icon("pin"_L1), {});
    m_byOutbox = menu->addAction(icon("clock"_L1), {});
    // Who sees no money hears nothing of sales.
    if (seesMoney(context.role()))
        addDays(*menu);
    m_filter->setMenu(menu);
    build();
    connect(m_search, &SearchField::searchRequested, this, [this](const QString& text) {
        ProductQuery query = m_query;
        query.search = text;
        ask(query);
    });
    connect(m_search, &SearchField::downPressed, this, &InventoryHead::searchLeft);
    connect(m_groups, &QTabBar::currentChanged, this, [this](int index) {
        ProductQuery query = m_query;
        query.group = ProductGroup(index);
        ask(query);
    });
    connect(m_byPlace, &QAction::triggered, this, &InventoryHead::openPlaces);
    connect(m_byOutbox, &QAction::triggered, this, [this] {
        ProductQuery query = m_query;
        query.isInOutbox = true;
        ask(query);
    });
    connect(&context, &UiContext::formatsChanged, this, &InventoryHead::showCounts);
    retranslate();
}

InventoryHead::~InventoryHead()
{
    m_stop.request_stop();
}

void InventoryHead::build()
{
    m_count->setMuted(true);
    m_search->setMinimumWidth(180);
    m_search->setMaximumWidth(420);
    m_search->setShortcutHint(u"/"_s);
    m_filter->setIcon(icon("filter"_L1));
    auto* title = new QHBoxLayout;
    title->setSpacing(kGrid + 2);
    title->addWidget(m_title);
    title->addWidget(m_count);
    title->addStretch(1);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(m_search, 1);
    row->addWidget(m_filter);
    row->addStretch(0);
    m_tools->setSpacing(kGrid / 2);
    row->addLayout(m_tools);
    m_chips->setContentsMargins(0, 0, 0, 0);
    m_chips->setSpacing(kGrid);
    m_chipRow->hide();
    auto* above = new QVBoxLayout;
    above->setContentsMargins(CountTabs::kMargin, 0, 0, 0);
    above->setSpacing(kGrid);
    above->addLayout(title);
    above->addLayout(row);
    above->addWidget(m_chipRow);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid - CountTabs::kMargin, kGrid + 4, 2 * kGrid, 0);
    layout->setSpacing(kGrid);
    layout->addLayout(above);
    layout->addWidget(m_groups);
}

void InventoryHead::retranslate()
{
    m_title->setFullText(tr("Inventory"));
    m_search->setPlaceholderText(tr("Search SKU, barcode, title, location"));
    m_search->setAccessibleName(tr("Search products"));
    m_filter->setText(tr("Filter"));
    m_filter->setToolTip(tr("Add a filter"));
    m_filter->setAccessibleName(tr("Add a filter"));
    m_byPlace->setText(tr("Location…"));
    m_byOutbox->setText(tr("Waiting to be sent"));
    if (m_byDays) {
        m_byDays->setTitle(tr("Not sold for"));
        const QList<QAction*> choices = m_byDays->actions();
        for (QAction* choice : choices)
            choice->setText(tr("%n day(s)", nullptr, choice->data().toInt()));
    }
    m_groups->setAccessibleName(tr("Which products"));
    showCounts();
    showChips();
}

void InventoryHead::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void InventoryHead::setQuery(const ProductQuery& query)
{
    m_query = query;
    if (m_search->text().trimmed() != query.search)
        m_search->setText(query.search);
    const QSignalBlocker blocker(m_groups);
    m_groups->setCurrentIndex(int(query.group));
    showChips();
    showCounts();
    recount();
}

void InventoryHead::ask(const ProductQuery& query)
{
    if (query != m_query)
        Q_EMIT queryChanged(query);
}

void InventoryHead::recount()
{
    m_stop.request_stop();
    m_stop = {};
    const auto counts = m_context.workspace().products().counts(m_query, m_stop.get_token());
    deliver(counts, this, [this, generation = ++m_generation](const Result<ProductCounts>& answer) {
        if (generation != m_generation)
            return;
        if (!answer) {
            Q_EMIT failed(answer.error());
            return;
        }
        m_counts = *answer;
        showCounts();
        Q_EMIT counted(*answer);
    });
}

std::optional<qint64> InventoryHead::total() const
{
    return m_counts ? std::optional((*m_counts)[size_t(m_query.group)]) : std::nullopt;
}

void InventoryHead::showCounts()
{
    const std::array<QString, kProductGroupCount> names{tr("In sale"), tr("Low"), tr("Out of stock"), tr("On hand"),
                                                        tr("Retired")};
    for (size_t i = 0; i < names.size(); ++i)
        m_groups->setTab(int(i), names[i], m_counts ? m_context.formats().count((*m_counts)[i]) : QString());
    m_count->setFullText(total() ? tr("%Ln product(s)", nullptr, int(*total())) : QString());
}

void InventoryHead::showChips()
{
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    if (!m_query.place.isEmpty())
        addChip(
            tr("Location: %1").arg(m_query.place), [](ProductQuery& query) { query.place.clear(); },
            &InventoryHead::openPlaces);
    if (m_query.isInOutbox)
        addChip(
            tr("Waiting to be sent"), [](ProductQuery& query) { query.isInOutbox = false; }, nullptr);
    if (m_query.notSoldSince.isValid())
        addChip(
            tr("Not sold since %1").arg(m_context.formats().day(m_query.notSoldSince)),
            [](ProductQuery& query) { query.notSoldSince = {}; }, &InventoryHead::openDays);
    m_chips->addStretch(1);
    m_chipRow->setVisible(m_chips->count() > 1);
}

void InventoryHead::addChip(const QString& text, void (*clear)(ProductQuery& query), void (InventoryHead::*edit)())
{
    auto* chip = new Chip(text, m_chipRow);
    connect(chip, &Chip::removed, this, [this, clear] {
        ProductQuery query = m_query;
        clear(query);
        ask(query);
    });
    if (edit)
        connect(chip, &Chip::clicked, this, edit);
    m_chips->addWidget(chip);
}

void InventoryHead::openPlaces()
{
    auto* popover = new PlacePopover(m_context, m_query.place, this);
    connect(popover, &PlacePopover::chosen, this, [this](const QString& place) {
        ProductQuery query = m_query;
        query.place = place;
        ask(query);
    });
    popover->popUpBelow(*m_filter);
}

void InventoryHead::addDays(QMenu& menu)
{
    m_byDays = menu.addMenu(icon("sales"_L1), {});
    for (const int days : {30, desk::SalesStore::kSlowDays, 180, 365}) {
        QAction* choice = m_byDays->addAction({}, this, [this, days] { notSoldFor(days); });
        choice->setData(days);
    }
}

void InventoryHead::notSoldFor(int days)
{
    ProductQuery query = m_query;
    // Today included, as on the page of sales.
    query.notSoldSince = m_context.formats().localDay(m_context.now()).addDays(1 - days);
    ask(query);
}

void InventoryHead::openDays()
{
    if (m_byDays)
        m_byDays->popup(m_filter->mapToGlobal(QPoint(0, m_filter->height())));
}

void InventoryHead::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool InventoryHead::isSearching() const
{
    return m_search->hasFocus();
}

void InventoryHead::addTool(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    button->setVisible(action->isVisible());
    button->setAccessibleName(action->text());
    connect(action, &QAction::changed, button, [button, action] { button->setAccessibleName(action->text()); });
    m_tools->addWidget(button);
    m_buttons.push_back(button);
}

QToolButton* InventoryHead::toolOf(const QAction* action) const
{
    const auto found = std::ranges::find(m_buttons, action, &QToolButton::defaultAction);
    return found == m_buttons.end() ? nullptr : *found;
}

} // namespace ch::ui
