// SPDX-License-Identifier: Apache-2.0
#include "ui/print/SampleOrder.h"

#include <QCoreApplication>

namespace ch::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

class Sample
{
    Q_DECLARE_TR_FUNCTIONS(ch::ui::SampleOrder)

public:
    struct Article
    {
        QString sku;
        QString title;
        QString barcode;
        QString location;
        qint64 quantity;
        qint64 priceMinor;
    };
    static std::vector<Article> articles()
    {
        return {
            {u"TEE-NAVY-M"_s, tr("Organic cotton T-shirt, navy, size M"), u"4006381333931"_s, u"A-02-1"_s, 2, 2'490},
            {u"MUG-350"_s, tr("Ceramic mug, 350 ml"), u"9783161484100"_s, u"A-02-15"_s, 4, 1'290},
            {u"BEANIE-GREY"_s, tr("Merino beanie, grey"), {}, u"B-11-3"_s, 1, 3'200}};
    }
    static Address address()
    {
        return {.name = tr("Anna Schmidt", "a made-up customer"),
                .line1 = tr("12 Chestnut Avenue", "a made-up address"),
                .line2 = {},
                .city = tr("Berlin", "a made-up address"),
                .region = {},
                .postcode = tr("10435", "a made-up address"),
                .country = tr("DE", "country code of the made-up address"),
                .phone = u"+49 30 1234567"_s};
    }
};

} // namespace

desk::PrintSource sampleOrder(const QString& currency, UtcTime now)
{
    constexpr qint64 kDay = 86'400;
    desk::PrintSource source;
    Order& order = source.order;
    order.id = OrderId(1);
    order.orderNo = u"100231"_s;
    order.status = OrderStatus::Paid;
    order.currency = currency;
    order.createdAt = now.plusSeconds(-kDay);
    order.paidAt = order.createdAt.plusSeconds(60);
    order.shipBy = now.plusSeconds(kDay);
    order.shipTo = Sample::address();
    order.customer.name = order.shipTo.name;
    order.customer.email = u"anna@example.com"_s;
    for (const Sample::Article& article : Sample::articles()) {
        OrderLine line;
        line.lineNo = int(order.lines.size()) + 1;
        line.sku = article.sku;
        line.title = article.title;
        line.quantity = article.quantity;
        line.unitPriceMinor = article.priceMinor;
        line.lineTotalMinor = article.quantity * article.priceMinor;
        order.subtotalMinor += line.lineTotalMinor;
        order.lines.push_back(line);
        Product product;
        product.sku = article.sku;
        product.title = article.title;
        product.location = article.location;
        if (!article.barcode.isEmpty())
            product.barcode = article.barcode;
        product.onHand = 40;
        source.products.insert(article.sku, product);
    }
    order.shippingMinor = 490;
    order.totalMinor = order.subtotalMinor + order.shippingMinor;
    order.paidMinor = order.totalMinor;
    Payment payment;
    payment.amountMinor = order.totalMinor;
    payment.method = u"card"_s;
    payment.at = *order.paidAt;
    order.payments = {payment};
    Shipment parcel;
    parcel.no = 1;
    parcel.carrier = u"DHL"_s;
    parcel.trackingNo = u"00340434161094042557"_s;
    order.shipments = {parcel};
    return source;
}

} // namespace ch::ui
