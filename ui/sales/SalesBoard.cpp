// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/SalesBoard.h"

#include "core/domain/NoValue.h"
#include "ui/kit/SegmentedControl.h"

#include <QGridLayout>

namespace ch::ui {

namespace {

constexpr int kGap = 2 * kGrid;
/// Cards of less width would cut names off.
constexpr int kCardWidth = 440;
constexpr int kMostColumns = 3;

RankedBars& barsOf(const FigureCard& card)
{
    return static_cast<RankedBars&>(card.chart());
}

SegmentedControl* segments(const QString& name, const QStringList& texts, QWidget* parent)
{
    auto* control = new SegmentedControl(name, parent);
    for (const QString& text : texts)
        control->addSegment(text);
    return control;
}

} // namespace

SalesBoard::SalesBoard(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_products(addCard(new RankedBars({})))
    , m_places(addCard(new RankedBars({})))
    , m_week(addCard(new WeekHeat))
    , m_funnel(addCard(new RankedBars({})))
    , m_shipping(addCard(new RankedBars({})))
    , m_refunds(addCard(new RankedBars({})))
    , m_stock(addCard(new RankedBars({})))
    , m_productOrder(segments(tr("Top products by"), {tr("Money"), tr("Units")}, this))
    , m_placeKind(segments(tr("Places"), {tr("Countries"), tr("Regions")}, this))
    , m_weekMetric(segments(tr("Cells show"), {tr("Money"), tr("Orders")}, this))
{
    m_products->addHeaderWidget(m_productOrder);
    m_places->addHeaderWidget(m_placeKind);
    m_week->addHeaderWidget(m_weekMetric);
    barsOf(*m_funnel).setMostShown(9);
    barsOf(*m_shipping).setMostShown(kShippingSteps + 1);
    connect(m_productOrder, &SegmentedControl::currentChanged, this, &SalesBoard::showProducts);
    connect(m_placeKind, &SegmentedControl::currentChanged, this, [this] {
        m_choseKind = true;
        showPlaces();
    });
    connect(m_weekMetric, &SegmentedControl::currentChanged, this, &SalesBoard::showWeek);
    const auto open = [this](FigureCard* card, auto then) {
        connect(&card->chart(), &FigureChart::opened, this, then);
        connect(card, &FigureCard::rowOpened, this, then);
    };
    open(m_products, [this](int row) { openProduct(row); });
    open(m_week, [this](int point) { openHour(point); });
    open(m_funnel, [this](int row) { Q_EMIT ordersAsked(funnelQuery(m_breakdown.funnel, row, scope())); });
    open(m_shipping, [this](int row) { Q_EMIT ordersAsked(shippingQuery(row, scope())); });
    open(m_refunds, [this](int row) { openRefunds(row); });
    open(m_stock, [this](int row) { Q_EMIT ordersAsked(OrderQuery{.sku = m_stockWorth.slow[size_t(row)].sku}); });
    connect(m_stock, &FigureCard::summaryOpened, this, &SalesBoard::openStock);
    connect(&m_places->chart(), &FigureChart::opened, this, &SalesBoard::openPlace);
    connect(m_places, &FigureCard::rowOpened, this, [this](int row) { openPlace(row, false); });
    connect(&m_products->chart(), &FigureChart::narrowed, this,
            [this](int row) { Q_EMIT productChosen(productAt(row).sku); });
    connect(&m_places->chart(), &FigureChart::narrowed, this, &SalesBoard::narrowPlace);
    retranslate();
    layOut();
}

FigureCard* SalesBoard::addCard(FigureChart* chart)
{
    auto* card = new FigureCard(chart, this);
    connect(card, &FigureCard::fileAsked, this, [this, card](FigureFile kind) { Q_EMIT fileAsked(card, kind); });
    return card;
}

std::vector<FigureCard*> SalesBoard::cards() const
{
    return {m_products, m_places, m_week, m_funnel, m_shipping, m_refunds, m_stock};
}

void SalesBoard::layOut()
{
    const int columns = std::clamp(width() / kCardWidth, 1, kMostColumns);
    if (columns == m_columns)
        return;
    m_columns = columns;
    delete layout();
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(kGap);
    const std::vector<FigureCard*> all = cards();
    for (size_t i = 0; i < all.size(); ++i) {
        const int column = int(i) % columns;
        // The last one has the room that is left beside it.
        grid->addWidget(all[i], int(i) / columns, column, 1, i + 1 == all.size() ? columns - column : 1);
    }
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);
    // At once: else one frame is painted with the cards where they were.
    grid->activate();
}

void SalesBoard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void SalesBoard::retranslate()
{
    m_products->setHeading(tr("Top products"));
    m_products->chart().setName(tr("Top products"));
    m_products->chart().setNarrowText(tr("Only this product in the chart"));
    m_places->chart().setNarrowText(tr("Only this country in the chart"));
    m_places->setHeading(tr("Where it goes"));
    m_places->chart().setName(tr("Where it goes"));
    m_week->setHeading(tr("When it sells"));
    m_funnel->setHeading(tr("What became of orders"));
    m_funnel->chart().setName(tr("What became of orders"));
    m_shipping->setHeading(tr("Time to ship"));
    m_shipping->chart().setName(tr("Time to ship"));
    m_refunds->setHeading(tr("Refunds by reason"));
    m_refunds->chart().setName(tr("Refunds by reason"));
    m_stock->setHeading(tr("Stock and slow movers"));
    m_stock->chart().setName(tr("Slow movers"));
    m_productOrder->setSegmentText(0, tr("Money"));
    m_productOrder->setSegmentText(1, tr("Units"));
    m_placeKind->setSegmentText(0, tr("Countries"));
    m_placeKind->setSegmentText(1, tr("Regions"));
    m_weekMetric->setSegmentText(0, tr("Money"));
    m_weekMetric->setSegmentText(1, tr("Orders"));
    if (m_breakdown.days.from.isValid())
        setBreakdown(m_breakdown);
    if (m_knowsStock)
        showStock();
}

SalesScope SalesBoard::scope() const
{
    return {.days = m_breakdown.days, .zone = m_context.formats().zone(), .currency = m_breakdown.currency};
}

void SalesBoard::show(FigureCard& card, const BreakdownRows& rows, const QString& emptyText)
{
    barsOf(card).setRows(rows.rows);
    card.setTable(rows.table, m_context.formats(), emptyText);
}

void SalesBoard::setBreakdown(const desk::SalesBreakdown& breakdown)
{
    m_breakdown = breakdown;
    const Formats& formats = m_context.formats();
    // A shop of one country is told apart by its regions, until a person says otherwise.
    m_placeKind->setSegmentEnabled(1, !breakdown.regions.empty());
    if (!m_choseKind)
        m_placeKind->setCurrentIndex(breakdown.countries.size() <= 1 && !breakdown.regions.empty() ? 1 : 0);
    showProducts();
    showPlaces();
    showWeek();
    show(*m_funnel, funnelRows(breakdown.funnel, formats), tr("No orders were placed on these days"));
    m_funnel->setSummary(tr("Of the orders placed on these days, as they are now"));
    show(*m_shipping, shippingRows(breakdown.shipping, formats), tr("No parcels went out on these days"));
    m_shipping->setSummary(shippingSummary(breakdown.shipping, formats));
    show(*m_refunds, refundRows(breakdown.refunds, breakdown.currency, formats), tr("No refunds on these days"));
}

void SalesBoard::showProducts()
{
    const auto order = m_productOrder->currentIndex() == 0 ? ProductOrder::ByMoney : ProductOrder::ByUnits;
    show(*m_products, productRows(m_breakdown, order, m_context.formats()), tr("Nothing was sold on these days"));
}

bool SalesBoard::showsRegions() const
{
    return m_placeKind->currentIndex() == 1 && !m_breakdown.regions.empty();
}

void SalesBoard::showPlaces()
{
    const Formats& formats = m_context.formats();
    // A refund names no region.
    barsOf(*m_places).setHasMinus(!showsRegions());
    show(*m_places, showsRegions() ? regionRows(m_breakdown, formats) : countryRows(m_breakdown, formats),
         tr("Nothing was sold on these days"));
}

void SalesBoard::showWeek()
{
    auto& heat = static_cast<WeekHeat&>(m_week->chart());
    heat.setFigures(m_breakdown.week, m_weekMetric->currentIndex() == 0 ? SalesMetric::Gross : SalesMetric::Orders,
                    m_context.formats(), m_breakdown.currency);
    m_week->setTable(heat.table(), m_context.formats(), {});
}

void SalesBoard::setStock(const StockWorth& stock)
{
    m_stockWorth = stock;
    m_knowsStock = true;
    showStock();
}

void SalesBoard::showStock()
{
    const Formats& formats = m_context.formats();
    const QString currency = m_context.workspace().identity().currency;
    show(*m_stock, slowRows(m_stockWorth, currency, formats, m_context.now()),
         tr("Everything on hand was sold in the last %n day(s)", nullptr, desk::SalesStore::kSlowDays));
    const QString opens = tr("Show these products");
    std::vector<SummaryLink> links;
    links.push_back({.name = tr("On hand"),
                     .text = tr("%1 in %2", "money, units")
                                 .arg(formats.money(m_stockWorth.worthMinor, currency),
                                      tr("%Ln unit(s)", nullptr, int(m_stockWorth.units))),
                     .opens = opens});
    if (m_stockWorth.slowProducts > 0)
        links.push_back({.name = tr("Not sold for %n day(s)", nullptr, desk::SalesStore::kSlowDays),
                         .text = tr("%1 in %2", "money, units")
                                     .arg(formats.money(m_stockWorth.slowWorthMinor, currency),
                                          tr("%Ln product(s)", nullptr, int(m_stockWorth.slowProducts))),
                         .opens = opens});
    m_stock->setSummaryLinks(links);
}

void SalesBoard::openStock(int link)
{
    Q_EMIT productsAsked(link == 0 ? productsOnHand() : slowProducts(m_stockWorth.slowSince));
}

const ProductSales& SalesBoard::productAt(int row) const
{
    return (m_productOrder->currentIndex() == 0 ? m_breakdown.byMoney : m_breakdown.byUnits)[size_t(row)];
}

void SalesBoard::openProduct(int row)
{
    Q_EMIT ordersAsked(ordersOfProduct(scope(), productAt(row).sku));
}

void SalesBoard::narrowPlace(int row)
{
    const QString country =
        showsRegions() ? m_breakdown.regions[size_t(row)].country : m_breakdown.countries[size_t(row)].country;
    Q_EMIT countryChosen(country.isEmpty() ? kNoValue.toString() : country);
}

void SalesBoard::openPlace(int row, bool isMinus)
{
    if (showsRegions()) {
        const RegionSales& region = m_breakdown.regions[size_t(row)];
        Q_EMIT ordersAsked(ordersToRegion(scope(), region.country, region.region));
    } else if (const QString& country = m_breakdown.countries[size_t(row)].country; isMinus) {
        SalesScope there = scope();
        there.country = country.isEmpty() ? kNoValue.toString() : country;
        Q_EMIT refundsAsked(refundsIn(there, momentsOf(there.days, there.zone)));
    } else {
        Q_EMIT ordersAsked(ordersToCountry(scope(), country));
    }
}

void SalesBoard::openHour(int point)
{
    const auto& heat = static_cast<const WeekHeat&>(m_week->chart());
    Q_EMIT ordersAsked(ordersOfWeekHour(scope(), heat.weekdayOf(point), heat.hourOf(point)));
}

void SalesBoard::openRefunds(int row)
{
    const SalesScope scope = this->scope();
    RefundQuery query = refundsIn(scope, momentsOf(scope.days, scope.zone));
    query.reason = m_breakdown.refunds[size_t(row)].reason;
    Q_EMIT refundsAsked(query);
}

} // namespace ch::ui
