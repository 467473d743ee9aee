// SPDX-License-Identifier: Apache-2.0
#include "server/stock/ProductBodies.h"

#include "core/domain/OrderDraftChecks.h"
#include "core/domain/Stock.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr LengthRange kTitleLength{1, 255};
/// Loose, for isProductCode() has the better words.
constexpr LengthRange kCodeLength{1, 1'000};
/// Times the largest quantity of a line it still is a 64-bit number.
constexpr IntegerRange kPrice{0, 1'000'000'000'000};
constexpr qint64 kMostUnits = 1'000'000'000;
constexpr IntegerRange kReorderPoint{0, kMostUnits};

QString requiredTitle(JsonObject& json)
{
    QString title = json.requiredText("title"_L1, kTitleLength);
    if (!title.isEmpty() && title.trimmed().isEmpty())
        json.unacceptable("title"_L1, u"must not be blank"_s);
    return title;
}

std::optional<QString> code(JsonObject& json, QLatin1StringView name)
{
    auto value = json.text(name, kCodeLength);
    if (value && !isProductCode(*value))
        json.unacceptable(name, u"must have 1 to 64 visible characters and no space at its ends"_s);
    return value;
}

/// A relative change or a count; never both.
void readQuantities(JsonObject& json, StockAdjustment& adjustment)
{
    const bool isCount = json.has("counted"_L1) || json.has("expected"_L1);
    if (isCount && json.has("delta"_L1)) {
        json.wrongShape("delta"_L1, u"does not go with counted and expected"_s);
    } else if (isCount) {
        const qint64 counted = json.requiredInteger("counted"_L1, {0, kMostUnits});
        adjustment.expected = json.requiredInteger("expected"_L1, {0, kMostOnHand});
        adjustment.delta = counted - *adjustment.expected;
    } else {
        adjustment.delta = json.requiredInteger("delta"_L1);
        if (adjustment.delta == 0 || adjustment.delta < -kMostUnits || adjustment.delta > kMostUnits)
            json.unacceptable("delta"_L1, u"must be between -%1 and %1, and not 0"_s.arg(kMostUnits));
    }
}

} // namespace

Result<Product> readNewProduct(QByteArrayView json)
{
    CH_TRY(JsonDocument document, JsonDocument::parse(json, UnknownMembers::Refuse));
    JsonObject body = document.root();
    Product product;
    product.sku = body.requiredText("sku"_L1, kCodeLength);
    if (!product.sku.isEmpty() && !isProductCode(product.sku))
        body.unacceptable("sku"_L1, u"must have 1 to 64 visible characters and no space at its ends"_s);
    product.title = requiredTitle(body);
    product.barcode = code(body, "barcode"_L1);
    product.priceMinor = body.requiredInteger("price_minor"_L1, kPrice);
    product.location = code(body, "location"_L1);
    product.reorderPoint = body.integer("reorder_point"_L1, kReorderPoint);
    product.active = body.boolean("active"_L1).value_or(true);
    body.finish();
    CH_CHECK(document.result());
    return product;
}

Product ProductEdit::appliedTo(Product product) const
{
    product.title = title.value_or(product.title);
    product.barcode = barcode.value_or(product.barcode);
    product.priceMinor = priceMinor.value_or(product.priceMinor);
    product.location = location.value_or(product.location);
    product.reorderPoint = reorderPoint.value_or(product.reorderPoint);
    product.active = active.value_or(product.active);
    return product;
}

Result<ProductEdit> readProductEdit(QByteArrayView json)
{
    CH_TRY(JsonDocument document, JsonDocument::parse(json, UnknownMembers::Refuse));
    JsonObject body = document.root();
    ProductEdit edit;
    if (body.has("title"_L1))
        edit.title = requiredTitle(body);
    if (body.has("barcode"_L1))
        edit.barcode = code(body, "barcode"_L1);
    if (body.has("price_minor"_L1))
        edit.priceMinor = body.requiredInteger("price_minor"_L1, kPrice);
    if (body.has("location"_L1))
        edit.location = code(body, "location"_L1);
    if (body.has("reorder_point"_L1))
        edit.reorderPoint = body.integer("reorder_point"_L1, kReorderPoint);
    if (body.has("active"_L1))
        edit.active = body.requiredBoolean("active"_L1);
    body.finish();
    CH_CHECK(document.result());
    return edit;
}

Result<StockAdjustment> readStockAdjustment(QByteArrayView json)
{
    CH_TRY(JsonDocument document, JsonDocument::parse(json, UnknownMembers::Refuse));
    JsonObject body = document.root();
    StockAdjustment adjustment;
    adjustment.sku = body.requiredText("sku"_L1, {1, 64});
    readQuantities(body, adjustment);
    adjustment.reason = body.requiredText("reason"_L1);
    if (!adjustment.reason.isEmpty() && !isStockReason(adjustment.reason))
        body.unacceptable("reason"_L1, u"must be RECEIVED, RETURNED, DAMAGED, LOST, COUNTED, CORRECTION or OTHER"_s);
    adjustment.note = body.text("note"_L1, {0, int(kMaxNoteLength)}).value_or(QString());
    body.finish();
    CH_CHECK(document.result());
    return adjustment;
}

} // namespace ch::server
