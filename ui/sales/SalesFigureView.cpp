// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/SalesFigureView.h"

#include "ui/kit/FlowLayout.h"
#include "ui/kit/Icons.h"
#include "ui/sales/TileRows.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kGap = 2 * kGrid;
constexpr int kSide = 3 * kGrid;
constexpr std::array kBuckets{SalesBucket::Hour,  SalesBucket::Day,     SalesBucket::Week,
                              SalesBucket::Month, SalesBucket::Quarter, SalesBucket::Year};

/// More refunds are not better.
Tone toneOf(SalesMetric metric, qint64 now, qint64 before)
{
    if (now == before)
        return Tone::Neutral;
    return (now > before) == (metric != SalesMetric::Refunds) ? Tone::Good : Tone::Bad;
}

} // namespace

SalesFigureView::SalesFigureView(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new TextLabel({}, TextStyle::Title, this))
    , m_picker(new PeriodPicker(context, this))
    , m_report(makeButton({}, ButtonKind::Plain, this))
    , m_notice(new Notice(this))
    , m_scroll(new QScrollArea(this))
    , m_buckets(new SegmentedControl(tr("One point for each"), this))
    , m_chart(new TimeChart)
    , m_timeCard(new FigureCard(m_chart, this))
    , m_skuChip(new Chip({}, this))
    , m_countryChip(new Chip({}, this))
    , m_narrowed(makeNarrowed())
    , m_others(new QWidget(this))
    , m_othersRow(new FlowLayout(kGrid))
    , m_board(new SalesBoard(context, this))
{
    makeTimeCard();
    m_others->setLayout(m_othersRow);
    m_others->hide();
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSide, kGrid, kSide, kSide);
    column->setSpacing(kGap);
    column->addWidget(m_narrowed);
    column->addWidget(makeTiles());
    column->addWidget(m_others);
    column->addWidget(m_timeCard);
    column->addWidget(m_board);
    column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(makeHead());
    page->addWidget(m_scroll, 1);
    connectParts();
    retranslate();
}

QWidget* SalesFigureView::makeHead()
{
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(kSide, kGap, kSide, kGrid);
    column->setSpacing(kGrid);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    m_report->setIcon(icon("download"_L1));
    // The dates give way, not the one word.
    m_title->setWordWrap(false);
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(m_picker);
    row->addWidget(m_report);
    column->addLayout(row);
    column->addWidget(m_notice);
    return head;
}

QWidget* SalesFigureView::makeTiles()
{
    auto* tiles = new TileRows(this);
    for (int i = 0; i < kSalesMetrics; ++i) {
        auto* tile = new KpiTile(tiles);
        tile->setChecked(SalesMetric(i) == m_metric);
        m_tiles[size_t(i)] = tile;
        tiles->addTile(tile);
        connect(tile, &QAbstractButton::clicked, this, [this, i] {
            setMetric(SalesMetric(i));
            Q_EMIT metricChosen();
        });
        connect(tile, &KpiTile::opened, this, [this, i](int what) { openTotal(SalesMetric(i), what); });
    }
    return tiles;
}

QWidget* SalesFigureView::makeNarrowed()
{
    auto* narrowed = new QWidget(this);
    auto* row = new QHBoxLayout(narrowed);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_skuChip);
    row->addWidget(m_countryChip);
    row->addStretch(1);
    narrowed->hide();
    for (const auto gone : {&Chip::removed, &Chip::clicked}) {
        connect(m_skuChip, gone, this, [this] { Q_EMIT productChosen({}); });
        connect(m_countryChip, gone, this, [this] { Q_EMIT countryChosen({}); });
    }
    return narrowed;
}

void SalesFigureView::setNarrowed(const QString& sku, const QString& country)
{
    m_sku = sku;
    m_country = country;
    m_skuChip->setText(tr("Only %1").arg(sku));
    m_countryChip->setText(tr("Only %1").arg(countryText(country, m_context.formats())));
    m_skuChip->setVisible(!sku.isEmpty());
    m_countryChip->setVisible(!country.isEmpty());
    m_narrowed->setVisible(!sku.isEmpty() || !country.isEmpty());
}

void SalesFigureView::makeTimeCard()
{
    for (const SalesBucket bucket : kBuckets)
        m_buckets->addSegment(words(bucket));
    m_timeCard->addHeaderWidget(m_buckets);
}

void SalesFigureView::connectParts()
{
    connect(m_report, &QPushButton::clicked, this, &SalesFigureView::reportAsked);
    connect(m_buckets, &SegmentedControl::currentChanged, this,
            [this](int index) { Q_EMIT bucketChosen(kBuckets[size_t(index)]); });
    connect(m_chart, &FigureChart::opened, this, &SalesFigureView::openPoint);
    connect(m_timeCard, &FigureCard::rowOpened, this, [this](int row) { openPoint(row, false); });
    connect(m_timeCard, &FigureCard::fileAsked, this, [this](FigureFile kind) { Q_EMIT fileAsked(m_timeCard, kind); });
    connect(m_board, &SalesBoard::ordersAsked, this, &SalesFigureView::ordersAsked);
    connect(m_board, &SalesBoard::refundsAsked, this, &SalesFigureView::refundsAsked);
    connect(m_board, &SalesBoard::productsAsked, this, &SalesFigureView::productsAsked);
    connect(m_board, &SalesBoard::fileAsked, this, &SalesFigureView::fileAsked);
    connect(m_board, &SalesBoard::productChosen, this, &SalesFigureView::productChosen);
    connect(m_board, &SalesBoard::countryChosen, this, &SalesFigureView::countryChosen);
}

void SalesFigureView::setMetric(SalesMetric metric)
{
    m_metric = metric;
    m_tiles[size_t(metric)]->setChecked(true);
    showChart();
}

void SalesFigureView::setOverview(const desk::SalesOverview& overview)
{
    m_overview = overview;
    m_hasFigures = true;
    for (size_t i = 0; i < kBuckets.size(); ++i)
        m_buckets->setSegmentEnabled(int(i), isOffered(kBuckets[i], overview.question.days));
    m_buckets->setCurrentIndex(int(std::ranges::find(kBuckets, overview.question.bucket) - kBuckets.begin()));
    showTiles();
    showOthers();
    const bool isOfRefunds = m_metric == SalesMetric::Net || m_metric == SalesMetric::Refunds;
    if (isOfRefunds && !knowsRefunds())
        setMetric(SalesMetric::Gross);
    else
        showChart();
}

void SalesFigureView::showTiles()
{
    const Formats& formats = m_context.formats();
    const QString& currency = m_overview.currency;
    for (int i = 0; i < kSalesMetrics; ++i) {
        const auto metric = SalesMetric(i);
        KpiTile& shown = *m_tiles[size_t(i)];
        const bool isKnown = knowsRefunds() || (metric != SalesMetric::Net && metric != SalesMetric::Refunds);
        shown.setEnabled(isKnown);
        if (!isKnown) {
            shown.setWords({.name = words(metric), .value = u"–"_s, .before = tr("refunds name no product")});
            shown.setTrend({}, false);
            shown.setOpens({});
            continue;
        }
        QStringList opens{tr("Show these orders"), tr("Show these refunds")};
        if (metric == SalesMetric::Refunds)
            opens.swapItemsAt(0, 1);
        shown.setOpens(knowsRefunds() ? opens : opens.first(1));
        const qint64 now = valueOf(metric, m_overview.now.total);
        KpiTile::Words tile{.name = words(metric), .value = valueText(metric, now, formats, currency)};
        if (m_overview.before) {
            const qint64 before = valueOf(metric, m_overview.before->total);
            tile.change = changeText(now, before, formats);
            if (!tile.change.isEmpty())
                tile.change.prepend(now == before ? u""_s : now > before ? u"▲ "_s : u"▼ "_s);
            tile.tone = toneOf(metric, now, before);
            tile.before =
                tr("from %1", "a figure of the days before").arg(valueText(metric, before, formats, currency));
        }
        shown.setWords(tile);
        std::vector<double> trend;
        trend.reserve(m_overview.now.periods.size());
        for (const PeriodSales& period : m_overview.now.periods)
            trend.push_back(double(valueOf(metric, period.figures)));
        shown.setTrend(trend, metric == SalesMetric::Refunds);
    }
    // All of the same height: one alone would look like a mistake.
    const bool hasFoot = std::ranges::any_of(m_tiles, [](const KpiTile* each) { return each->words().hasFoot(); });
    for (KpiTile* each : m_tiles)
        each->setHasFoot(hasFoot);
}

void SalesFigureView::showChart()
{
    if (!m_hasFigures)
        return;
    const Formats& formats = m_context.formats();
    m_timeCard->setHeading(words(m_metric));
    m_timeCard->setLegend(legend());
    m_chart->setFigures(m_overview, m_metric, formats, m_context.now());
    m_timeCard->setTableLater([this] { return m_chart->table(); }, formats);
}

std::vector<ChartLegend::Entry> SalesFigureView::legend() const
{
    using Shape = ChartLegend::Shape;
    const bool isDense = int(m_overview.now.periods.size()) > kMostBars;
    std::vector<ChartLegend::Entry> entries;
    if (m_metric == SalesMetric::Net)
        entries = {{Shape::Bar, words(SalesMetric::Gross)},
                   {Shape::MinusBar, words(SalesMetric::Refunds)},
                   {isDense ? Shape::ThinLine : Shape::Line, words(SalesMetric::Net)}};
    else
        entries = {{Shape::Bar, daysText(m_overview.question.days, m_context.formats())}};
    const TimeSpan days = momentsOf(m_overview.question.days, m_context.formats().zone());
    const UtcTime now = m_context.now();
    if (days.from <= now && now < days.to)
        entries.push_back({Shape::UnfinishedBar, tr("Not over yet")});
    if (m_overview.before)
        entries.push_back({isDense ? Shape::ThinBefore : Shape::DashedLine,
                           daysText(*m_overview.question.before, m_context.formats())});
    return entries;
}

void SalesFigureView::showOthers()
{
    while (QLayoutItem* item = m_othersRow->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_others->setVisible(!m_overview.others.empty());
    if (m_overview.others.empty())
        return;
    auto* label = new TextLabel(tr("In other currencies, not added:"), TextStyle::Body, m_others);
    label->setMuted(true);
    label->setWordWrap(false);
    m_othersRow->addWidget(label);
    for (const CurrencySales& other : m_overview.others)
        addOther(other);
}

void SalesFigureView::addOther(const CurrencySales& other)
{
    const Formats& formats = m_context.formats();
    SalesScope apart = scope();
    apart.currency = other.currency;
    // As the list says it: gross, and refunds apart.
    auto* orders = makeButton(tr("%1 in %2", "money, orders")
                                  .arg(formats.money(other.figures.grossMinor, other.currency),
                                       tr("%Ln order(s)", nullptr, int(other.figures.orders))),
                              ButtonKind::Quiet, m_others);
    m_othersRow->addWidget(orders);
    connect(orders, &QPushButton::clicked, this, [this, apart] { Q_EMIT ordersAsked(paidOrders(apart)); });
    if (other.figures.refundedMinor == 0)
        return;
    auto* refunds = makeButton(tr("%1 refunded").arg(formats.money(other.figures.refundedMinor, other.currency)),
                               ButtonKind::Quiet, m_others);
    m_othersRow->addWidget(refunds);
    connect(refunds, &QPushButton::clicked, this,
            [this, apart] { Q_EMIT refundsAsked(refundsIn(apart, momentsOf(apart.days, apart.zone))); });
}

void SalesFigureView::openTotal(SalesMetric metric, int what)
{
    const bool isOfRefunds = (metric == SalesMetric::Refunds) == (what == 0);
    if (isOfRefunds && knowsRefunds())
        Q_EMIT refundsAsked(refundsIn(scope(), momentsOf(scope().days, scope().zone)));
    else
        Q_EMIT ordersAsked(paidOrders(scope()));
}

SalesScope SalesFigureView::scope() const
{
    return {.days = m_overview.question.days,
            .zone = m_context.formats().zone(),
            .currency = m_overview.currency,
            .sku = m_overview.question.sku,
            .country = m_overview.question.country};
}

void SalesFigureView::openPoint(int point, bool isMinus)
{
    if (isMinus)
        Q_EMIT refundsAsked(refundsIn(scope(), m_chart->spanOf(point)));
    else
        Q_EMIT ordersAsked(paidOrders(scope(), m_chart->spanOf(point)));
}

void SalesFigureView::retranslate()
{
    m_title->setFullText(tr("Sales"));
    m_scroll->setAccessibleName(tr("Sales"));
    m_report->setText(tr("Report"));
    m_report->setToolTip(tr("These days on one page, as PDF"));
    for (size_t i = 0; i < kBuckets.size(); ++i)
        m_buckets->setSegmentText(int(i), words(kBuckets[i]));
    setNarrowed(m_sku, m_country);
    m_picker->retranslate();
    m_board->retranslate();
    if (m_hasFigures)
        setOverview(m_overview);
}

} // namespace ch::ui
