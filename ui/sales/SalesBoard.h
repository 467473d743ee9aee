// SPDX-License-Identifier: Apache-2.0
// The cards below the chart: what the days' sales are made of, and what the stock is worth.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/sales/BreakdownRows.h"
#include "ui/sales/FigureCard.h"
#include "ui/sales/WeekHeat.h"

namespace ch::ui {

class SegmentedControl;

class SalesBoard : public QWidget
{
    Q_OBJECT

public:
    explicit SalesBoard(UiContext& context, QWidget* parent = nullptr);

    void setBreakdown(const desk::SalesBreakdown& breakdown);
    void setStock(const StockWorth& stock);
    void retranslate();

    const desk::SalesBreakdown& breakdown() const { return m_breakdown; }
    FigureCard& products() const { return *m_products; }
    FigureCard& places() const { return *m_places; }
    FigureCard& week() const { return *m_week; }
    FigureCard& funnel() const { return *m_funnel; }
    FigureCard& shipping() const { return *m_shipping; }
    FigureCard& refunds() const { return *m_refunds; }
    FigureCard& stock() const { return *m_stock; }
    std::vector<FigureCard*> cards() const;

Q_SIGNALS:
    void ordersAsked(const ch::OrderQuery& query);
    void refundsAsked(const ch::RefundQuery& query);
    void productsAsked(const ch::ProductQuery& query);
    /// The page is to show nothing else.
    void productChosen(const QString& sku);
    void countryChosen(const QString& country);
    void fileAsked(ch::ui::FigureCard* card, ch::ui::FigureFile kind);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    FigureCard* addCard(FigureChart* chart);
    void layOut();
    void show(FigureCard& card, const BreakdownRows& rows, const QString& emptyText);
    void showProducts();
    void showPlaces();
    void showWeek();
    void showStock();
    bool showsRegions() const;
    SalesScope scope() const;

    void narrowPlace(int row);
    const ProductSales& productAt(int row) const;
    void openProduct(int row);
    void openPlace(int row, bool isMinus);
    void openHour(int point);
    void openRefunds(int row);
    void openStock(int link);

    UiContext& m_context;
    desk::SalesBreakdown m_breakdown;
    StockWorth m_stockWorth;
    bool m_knowsStock = false;
    int m_columns = 0;
    FigureCard* m_products;
    FigureCard* m_places;
    FigureCard* m_week;
    FigureCard* m_funnel;
    FigureCard* m_shipping;
    FigureCard* m_refunds;
    FigureCard* m_stock;
    SegmentedControl* m_productOrder;
    SegmentedControl* m_placeKind;
    SegmentedControl* m_weekMetric;
    bool m_choseKind = false;
};

} // namespace ch::ui
