// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductCells.h"

#include <QCoreApplication>

namespace ch::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ProductCells)
};

} // namespace

StockState stockStateOf(const ProductListItem& item)
{
    if (!item.product.active)
        return StockState::Retired;
    if (item.isOut())
        return StockState::Out;
    return item.isLow() ? StockState::Low : StockState::Enough;
}

QString words(StockState state)
{
    switch (state) {
    case StockState::Enough:
        return Text::tr("In stock");
    case StockState::Low:
        return Text::tr("Low");
    case StockState::Out:
        return Text::tr("Out of stock");
    case StockState::Retired:
        return Text::tr("Retired");
    }
    Q_UNREACHABLE();
}

Tone toneOf(StockState state)
{
    switch (state) {
    case StockState::Enough:
        return Tone::Good;
    case StockState::Low:
        return Tone::Warn;
    case StockState::Out:
        return Tone::Bad;
    case StockState::Retired:
        return Tone::Neutral;
    }
    Q_UNREACHABLE();
}

QString meaningOf(ProductColumn column)
{
    switch (column) {
    case ProductColumn::OnHand:
        return Text::tr("What lies in the warehouse now.");
    case ProductColumn::Reserved:
        return Text::tr("Promised to open orders, not shipped yet.");
    case ProductColumn::Available:
        return Text::tr("What can still be sold: on hand less reserved.");
    default:
        return {};
    }
}

QString ProductWriter::signedCount(qint64 delta) const
{
    const QString digits = formats.count(delta);
    return delta > 0 ? QString(formats.locale().positiveSign() + digits) : digits;
}

QString ProductWriter::text(const ProductListItem& item, ProductColumn column) const
{
    const Product& product = item.product;
    switch (column) {
    case ProductColumn::Sku:
        return product.sku;
    case ProductColumn::Title:
        return product.title;
    case ProductColumn::Barcode:
        return product.barcode.value_or(QString());
    case ProductColumn::Place:
        return product.location.value_or(QString());
    case ProductColumn::Stock:
        return words(stockStateOf(item));
    case ProductColumn::OnHand:
        return formats.count(product.onHand);
    case ProductColumn::Reserved:
        return formats.count(product.reserved);
    case ProductColumn::Available:
        return formats.count(product.available());
    case ProductColumn::ReorderPoint:
        return product.reorderPoint ? formats.count(*product.reorderPoint) : QString();
    case ProductColumn::Price:
        return formats.money(product.priceMinor, currency);
    case ProductColumn::Updated:
        return formats.when(product.updatedAt, now);
    }
    Q_UNREACHABLE();
}

QStringList ProductWriter::marks(const ProductListItem& item) const
{
    QStringList marks;
    const qint64 delta = item.product.onHand - item.baseOnHand;
    if (item.waiting > 0 && delta != 0)
        marks.push_back(Text::tr("%1 on hand waits to be sent").arg(signedCount(delta)));
    else if (item.waiting > 0)
        marks.push_back(Text::tr("%n change(s) wait to be sent", nullptr, item.waiting));
    if (item.refused > 0)
        marks.push_back(Text::tr("%n change(s) were refused", nullptr, item.refused));
    if (item.isOutdated)
        marks.push_back(Text::tr("a newer state of it cannot be read by this version"));
    return marks;
}

QString ProductWriter::tip(const ProductListItem& item, ProductColumn column) const
{
    QStringList lines;
    if (column == ProductColumn::Sku || column == ProductColumn::OnHand || column == ProductColumn::Available)
        lines = marks(item);
    if (column == ProductColumn::OnHand && item.waiting > 0)
        lines.push_back(Text::tr("The service has %1").arg(formats.count(item.baseOnHand)));
    if (const QString meaning = meaningOf(column); !meaning.isEmpty())
        lines.push_front(meaning);
    if (column == ProductColumn::Title)
        lines.push_back(item.product.title);
    if (column == ProductColumn::Updated)
        lines.push_back(formats.exact(item.product.updatedAt));
    return lines.join(u'\n');
}

QString ProductWriter::spoken(const ProductListItem& item, ProductColumn column) const
{
    QStringList parts{text(item, column)};
    if (column == ProductColumn::Sku)
        parts += marks(item);
    parts.removeAll(QString());
    return parts.join(QLatin1StringView(", "));
}

} // namespace ch::ui
