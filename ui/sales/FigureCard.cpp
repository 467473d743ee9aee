// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/FigureCard.h"

#include "ui/kit/Buttons.h"
#include "ui/kit/ThemedTable.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QMenu>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kTableRow = 30;
constexpr int kLeastTable = 150;

} // namespace

FigureCard::FigureCard(FigureChart* chart, QWidget* parent)
    : Card({}, parent)
    , m_chart(chart)
    , m_model(new FigureTableModel(this))
    , m_tableView(new ThemedTable({}, this))
    , m_linkGrid(new QGridLayout)
    , m_summary(new TextLabel({}, TextStyle::Caption, this))
    , m_legend(new ChartLegend(this))
    , m_empty(new TextLabel({}, TextStyle::Body, this))
    , m_stack(new QStackedLayout)
    , m_more(makeIconButton("more"_L1, {}, this))
    , m_asTable(new QAction(this))
{
    m_summary->setMuted(true);
    m_summary->hide();
    m_empty->setMuted(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_tableView->setModel(m_model);
    m_tableView->setRowHeight(kTableRow);
    m_tableView->setMinimumHeight(kLeastTable);
    m_tableView->horizontalHeader()->setStretchLastSection(false);
    m_asTable->setCheckable(true);
    addHeaderWidget(m_more);
    m_linkGrid->setSpacing(0);
    m_linkGrid->setColumnStretch(1, 1);
    body()->addLayout(m_linkGrid);
    body()->addWidget(m_summary);
    body()->addWidget(m_legend);
    // First to its place: what a layout shows that has none would be a window.
    body()->addLayout(m_stack, 1);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_tableView);
    m_stack->addWidget(m_empty);
    connect(m_more, &QToolButton::clicked, this, &FigureCard::openMenu);
    connect(m_asTable, &QAction::toggled, this, &FigureCard::showPart);
    connect(m_tableView, &ThemedTable::rowActivated, this,
            [this](const QModelIndex& index) { Q_EMIT rowOpened(index.row()); });
    retranslate();
}

void FigureCard::setTable(const FigureTable& table, const Formats& formats, const QString& emptyText)
{
    m_makeTable = {};
    m_isEmpty = table.rows.empty();
    m_empty->setFullText(emptyText);
    fillTable(table, formats);
    showPart();
}

void FigureCard::setTableLater(const std::function<FigureTable()>& make, const Formats& formats)
{
    m_makeTable = [this, make, formats] { fillTable(make(), formats); };
    m_isEmpty = false;
    showPart();
}

const FigureTable& FigureCard::table() const
{
    makeTable();
    return m_model->table();
}

void FigureCard::makeTable() const
{
    if (const auto make = std::exchange(m_makeTable, {}))
        make();
}

void FigureCard::fillTable(const FigureTable& table, const Formats& formats) const
{
    const bool isNewShape = table.columns.size() != m_model->table().columns.size();
    m_model->setTable(table, formats);
    m_tableView->setAccessibleName(table.title);
    if (isNewShape && !table.columns.empty()) {
        for (int i = 0; i < m_model->columnCount(); ++i)
            m_tableView->setColumnWidth(i, table.columns[size_t(i)].isNumber ? 120 : 220);
        m_tableView->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    }
}

void FigureCard::setSummary(const QString& text)
{
    m_summary->setFullText(text);
    m_summary->setVisible(!text.isEmpty());
}

void FigureCard::addLinkRow()
{
    LinkRow link{.name = new TextLabel({}, TextStyle::Caption, this),
                 .figure = makeButton({}, ButtonKind::Quiet, this)};
    link.name->setMuted(true);
    link.name->setWordWrap(false);
    const int row = int(m_links.size());
    m_linkGrid->addWidget(link.name, row, 0);
    m_linkGrid->addWidget(link.figure, row, 1, Qt::AlignLeft);
    connect(link.figure, &QPushButton::clicked, this, [this, row] { Q_EMIT summaryOpened(row); });
    m_links.push_back(link);
}

void FigureCard::setSummaryLinks(const std::vector<SummaryLink>& links)
{
    while (m_links.size() < links.size())
        addLinkRow();
    for (size_t i = 0; i < m_links.size(); ++i) {
        m_links[i].name->setVisible(i < links.size());
        m_links[i].figure->setVisible(i < links.size());
        if (i >= links.size())
            continue;
        const SummaryLink& link = links[i];
        m_links[i].name->setFullText(link.name);
        m_links[i].figure->setText(link.text);
        m_links[i].figure->setToolTip(link.opens);
        m_links[i].figure->setAccessibleName(
            tr("%1: %2. %3", "a figure's name, the figure, what a click does").arg(link.name, link.text, link.opens));
    }
}

void FigureCard::setLegend(const std::vector<ChartLegend::Entry>& entries)
{
    m_legend->setEntries(entries);
}

void FigureCard::setShowsTable(bool shows)
{
    m_asTable->setChecked(shows);
}

bool FigureCard::showsTable() const
{
    return m_asTable->isChecked();
}

void FigureCard::showPart()
{
    QWidget* part = m_chart;
    if (m_isEmpty)
        part = m_empty;
    else if (m_asTable->isChecked()) {
        makeTable();
        part = m_tableView;
    }
    const bool hadFocus = m_stack->currentWidget() != part && m_stack->currentWidget()->hasFocus();
    m_stack->setCurrentWidget(part);
    if (hadFocus)
        part->setFocus();
}

void FigureCard::openMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_asTable);
    menu->addSeparator();
    const auto add = [&](const QString& text, FigureFile kind) {
        QAction* action = menu->addAction(text);
        action->setEnabled(!m_isEmpty);
        connect(action, &QAction::triggered, this, [this, kind] { Q_EMIT fileAsked(kind); });
    };
    add(tr("Save the chart as PNG…"), FigureFile::Png);
    add(tr("Save the chart as SVG…"), FigureFile::Svg);
    add(tr("Save the chart as PDF…"), FigureFile::Pdf);
    menu->addSeparator();
    add(tr("Save the figures as an Excel workbook…"), FigureFile::Xlsx);
    add(tr("Save the figures as CSV…"), FigureFile::Csv);
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void FigureCard::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FigureCard::retranslate()
{
    m_more->setToolTip(tr("Table and files"));
    m_more->setAccessibleName(tr("Table and files"));
    m_asTable->setText(tr("Show as a table"));
}

} // namespace ch::ui
