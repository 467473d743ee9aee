// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/FilterBar.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Widgets.h"
#include "ui/orders/FilterFlow.h"
#include "ui/orders/FilterPopover.h"
#include "ui/orders/FilterSearch.h"
#include "ui/orders/FilterWords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

FilterBar::FilterBar(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_search(new FilterSearch(this))
    , m_add(makeButton({}, ButtonKind::Plain, this))
    , m_tools(new QHBoxLayout)
    , m_chipRow(new QWidget(this))
    , m_flow(new FilterFlow(kGrid - 2))
    , m_chipTools(new QHBoxLayout)
    , m_clearAll(makeButton({}, ButtonKind::Quiet, m_chipRow))
{
    m_search->setMinimumWidth(180);
    m_search->setMaximumWidth(420);
    m_add->setIcon(icon("filter"_L1));
    m_add->setMenu(new QMenu(m_add));
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(m_search, 1);
    row->addWidget(m_add);
    row->addStretch(0);
    m_tools->setSpacing(kGrid / 2);
    row->addLayout(m_tools);
    auto* chips = new QHBoxLayout(m_chipRow);
    chips->setContentsMargins(0, kGrid, 0, 0);
    chips->setSpacing(kGrid);
    chips->addLayout(m_flow, 1);
    m_chipTools->setSpacing(kGrid / 2);
    chips->addLayout(m_chipTools);
    chips->setAlignment(m_chipTools, Qt::AlignTop);
    m_chipTools->addWidget(m_clearAll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_chipRow);
    m_chipRow->hide();

    connect(m_search, &FilterSearch::searched, this, [this](const QString& text) {
        Filter filter = m_filter;
        filter.fixed.search = text;
        apply(filter);
    });
    connect(m_search, &FilterSearch::numbersPasted, this, &FilterBar::onNumbers);
    connect(m_search, &FilterSearch::left, this, &FilterBar::searchLeft);
    connect(m_add->menu(), &QMenu::aboutToShow, this, &FilterBar::buildMenu);
    connect(m_clearAll, &QPushButton::clicked, this, [this] {
        Filter filter = m_filter;
        filter.clear();
        apply(filter);
        focusSearch();
    });
    connect(&context, &UiContext::formatsChanged, this, &FilterBar::buildChips);
    retranslate();
}

void FilterBar::retranslate()
{
    m_add->setText(tr("Filter"));
    m_add->setToolTip(tr("Add a filter"));
    m_add->setAccessibleName(tr("Add a filter"));
    m_clearAll->setText(tr("Clear all"));
    m_clearAll->setAccessibleName(tr("Clear all filters"));
    buildChips();
}

void FilterBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterBar::setFilter(const Filter& filter)
{
    m_filter = filter;
    m_search->setSearch(filter.fixed.search);
    buildChips();
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool FilterBar::isSearching() const
{
    return m_search->hasFocus();
}

void FilterBar::openMenu()
{
    m_add->showMenu();
}

void FilterBar::addTool(QWidget* tool)
{
    m_tools->addWidget(tool);
}

void FilterBar::addChipTool(QWidget* tool)
{
    m_chipTools->addWidget(tool);
}

bool FilterBar::isOffered(FilterPart part) const
{
    return part != FilterPart::Search && !isOfFigures(part) &&
           (part != FilterPart::Total || seesMoney(m_context.role()));
}

void FilterBar::buildChips()
{
    const QString currency = m_context.workspace().identity().currency;
    // One that stays keeps its widget, and with it the focus and the popover below it.
    std::vector<std::pair<FilterPart, Chip*>> before = std::exchange(m_chips, {});
    while (QLayoutItem* item = m_flow->takeAt(0))
        delete item;
    for (const FilterPart part : allFilterParts()) {
        const auto known = std::ranges::find(before, part, &std::pair<FilterPart, Chip*>::first);
        if (part == FilterPart::Search || !m_filter.has(part))
            continue;
        const QString text = chipText(m_filter, part, m_context.formats(), currency);
        Chip* chip = known == before.end() ? new Chip(text, m_chipRow) : known->second;
        if (known != before.end()) {
            chip->setText(text);
            before.erase(known);
        } else {
            connect(chip, &Chip::clicked, this, [this, part] { edit(part); });
            connect(chip, &Chip::removed, this, [this, part] {
                Filter filter = m_filter;
                filter.clear(part);
                apply(filter);
            });
        }
        chip->show();
        m_flow->addWidget(chip);
        m_chips.emplace_back(part, chip);
    }
    for (const auto& [part, chip] : before) {
        chip->hide();
        chip->deleteLater();
    }
    m_chipRow->setVisible(!m_filter.isEmpty());
    m_flow->invalidate();
    updateGeometry();
}

void FilterBar::buildMenu()
{
    QMenu* menu = m_add->menu();
    menu->clear();
    for (const FilterPart part : allFilterParts()) {
        if (!isOffered(part))
            continue;
        QAction* action = menu->addAction(part == FilterPart::ExcludedStatus ? tr("Without a status") : titleOf(part));
        connect(action, &QAction::triggered, this, [this, part] { edit(part); });
    }
}

void FilterBar::edit(FilterPart part)
{
    if (isOfFigures(part))
        return;
    if (part == FilterPart::Outbox && !m_filter.has(part)) {
        Filter filter = m_filter;
        filter.fixed.isInOutbox = true;
        return apply(filter);
    }
    const auto chip = std::ranges::find(m_chips, part, &std::pair<FilterPart, Chip*>::first);
    if (m_popover)
        m_popover->close();
    m_popover = new FilterPopover(part, m_filter, m_context, this);
    connect(m_popover, &FilterPopover::edited, this, &FilterBar::apply);
    m_popover->popUpBelow(chip == m_chips.end() ? static_cast<const QWidget&>(*m_add) : *chip->second);
}

void FilterBar::onNumbers(const PastedNumbers& numbers)
{
    Filter filter = m_filter;
    filter.fixed.search.clear();
    filter.fixed.orderNos = numbers.numbers;
    apply(filter);
    if (numbers.leftOut > 0)
        Q_EMIT numbersLeftOut(numbers.leftOut);
}

void FilterBar::apply(const Filter& filter)
{
    if (filter == m_filter)
        return;
    setFilter(filter);
    Q_EMIT filterChanged(filter);
}

} // namespace ch::ui
