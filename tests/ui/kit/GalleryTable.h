// SPDX-License-Identifier: Apache-2.0
// The table of orders on the gallery's pages, and the texts of a shop.
// Thread of the windows.
#pragma once

#include "ui/kit/Formats.h"
#include "ui/kit/Pill.h"
#include "ui/kit/ThemedTable.h"

#include <QHeaderView>
#include <QPainter>
#include <QStandardItemModel>

namespace ch::test {

using namespace Qt::Literals::StringLiterals;

/// Texts of a shop, in the language of the page.
struct GalleryTexts
{
    bool zh = false;
    QString operator()(const char16_t* en, const char16_t* chinese) const
    {
        return QString::fromUtf16(zh ? chinese : en);
    }
};

inline constexpr UtcTime kGalleryNow(1'772'442'000'000);

class PillDelegate final : public ui::RowDelegate
{
public:
    using RowDelegate::RowDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        paintRow(painter, option, index);
        QFont font = ui::fontOf(ui::TextStyle::Caption);
        font.setWeight(QFont::Medium);
        painter->setFont(font);
        ui::paintPill(*painter, option.rect.adjusted(8, 0, -8, 0), index.data().toString(),
                      static_cast<ui::Tone>(index.data(Qt::UserRole).toInt()), option.palette);
    }
};

inline ui::ThemedTable* makeTable(const GalleryTexts& t, const ui::Formats& formats)
{
    auto* table = new ui::ThemedTable(t(u"Orders", u"订单"));
    auto* model = new QStandardItemModel(table);
    model->setHorizontalHeaderLabels({t(u"Order", u"订单号"), t(u"Placed", u"下单时间"), t(u"Customer", u"客户"),
                                      t(u"Status", u"状态"), t(u"Country", u"国家"), t(u"Total", u"金额")});
    struct Row
    {
        const char16_t* number;
        int hoursAgo;
        const char16_t* customer;
        OrderStatus status;
        const char16_t* country;
        qint64 total;
    };
    const Row rows[] = {{u"2026-10418", 1, u"Amélie Laurent", OrderStatus::Pending, u"FR", 12'990},
                        {u"2026-10417", 5, u"Jonas Becker", OrderStatus::Paid, u"DE", 1'118'111},
                        {u"2026-10416", 27, u"王小明", OrderStatus::Shipped, u"CN", 4'711},
                        {u"2026-10415", 50, u"Siobhán O'Sullivan-Fitzgerald of Ballymacarbry", OrderStatus::Completed,
                         u"IE", 99'999'900},
                        {u"2026-10414", 900, u"Maria da Conceição", OrderStatus::Cancelled, u"PT", 0},
                        {u"2026-10413", 12'000, u"Pieter de Vries", OrderStatus::Paid, u"NL", -2'450}};
    for (const Row& row : rows) {
        QList<QStandardItem*> items{
            new QStandardItem(QString::fromUtf16(row.number)),
            new QStandardItem(formats.when(kGalleryNow.plusSeconds(-3600LL * row.hoursAgo), kGalleryNow)),
            new QStandardItem(QString::fromUtf16(row.customer)),
            new QStandardItem(ui::words(row.status)),
            new QStandardItem(formats.country(QString::fromUtf16(row.country))),
            new QStandardItem(formats.money(row.total, u"EUR"_s))};
        items[3]->setData(static_cast<int>(ui::toneOf(row.status)), Qt::UserRole);
        items[5]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        model->appendRow(items);
    }
    model->setHeaderData(5, Qt::Horizontal, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    table->setModel(model);
    table->setItemDelegateForColumn(3, new PillDelegate(table));
    table->setSortingEnabled(true);
    table->sortByColumn(0, Qt::DescendingOrder);
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    const int widths[] = {120, 150, 0, 130, 120, 130};
    for (int column = 0; column < 6; ++column) {
        if (widths[column] > 0)
            table->setColumnWidth(column, widths[column]);
    }
    table->selectRow(1);
    table->setFixedHeight(36 + 6 * 40);
    return table;
}

} // namespace ch::test
