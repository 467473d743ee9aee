// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Reason.h"
#include "core/wire/CatalogueJson.h"
#include "server/api/QueryParameters.h"
#include "server/stock/ProductBodies.h"
#include "server/stock/ProductListRepository.h"
#include "server/stock/ProductRepository.h"
#include "server/stock/StockHandlers.h"

#include <array>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A title of 255 characters and a SKU, as a cursor writes them.
constexpr int kLongestCursor = 2'000;

constexpr auto kSorts = std::to_array<std::pair<QLatin1StringView, ProductSort>>({
    {"sku"_L1, ProductSort::Sku},
    {"title"_L1, ProductSort::Title},
    {"on_hand"_L1, ProductSort::OnHand},
    {"available"_L1, ProductSort::Available},
    {"updated_at"_L1, ProductSort::UpdatedAt},
});

/// The sort as written, "-" for descending; false if there is no such sort.
bool readSort(QStringView text, ProductQuery& query)
{
    query.isDescending = text.startsWith(u'-');
    const QStringView name = query.isDescending ? text.sliced(1) : text;
    for (const auto& [known, sort] : kSorts) {
        if (known == name) {
            query.sort = sort;
            return true;
        }
    }
    return false;
}

bool isNumeric(ProductSort sort)
{
    return sort != ProductSort::Sku && sort != ProductSort::Title;
}

Result<ProductPosition> readPosition(const QString& text, const QString& sortText, ProductSort sort)
{
    CH_TRY(KeysetCursor cursor, KeysetCursor::fromText(text, sortText));
    bool isNumber = true;
    if (isNumeric(sort))
        std::ignore = cursor.value.toLongLong(&isNumber);
    if (!isNumber)
        return refusal(Reason::BadCursor);
    return ProductPosition{std::move(cursor.value), std::move(cursor.id)};
}

Answer productAnswer(int status, const Product& product)
{
    return Answer{.status = status, .data = productToJson(product)};
}

Result<Answer> insert(WriteContext& context, const Product& product)
{
    CH_TRY(const auto stored, insertProduct(context, product));
    if (!stored) {
        Problems problems;
        problems.unacceptable(u"sku"_s, u"exists already"_s);
        return problems.result().error();
    }
    return productAnswer(201, *stored);
}

Result<Answer> edit(WriteContext& context, const QString& sku, std::optional<qint64> ifMatch, const ProductEdit& change)
{
    CH_TRY(const auto before, loadProduct(context.db, sku));
    if (!before)
        return Call::notFound();
    if (!ifMatch)
        return refusal(Reason::PreconditionRequired);
    if (*ifMatch != before->version) {
        JsonWriter facts;
        facts.beginObject().key("version"_L1).number(before->version).endObject();
        return refusal(Reason::VersionMismatch, facts.take());
    }
    const Product after = change.appliedTo(*before);
    if (after == *before)
        return productAnswer(200, *before);
    CH_TRY(const Product stored, updateProduct(context, *before, after));
    return productAnswer(200, stored);
}

} // namespace

Result<Answer> getProduct(const Services&, sql::Connection& db, const Call& call)
{
    CH_CHECK(QueryParameters(call.request.queryText()).finish());
    CH_TRY(auto body, readScannedProduct(db, call.pathValues.at(0)));
    if (!body)
        return Call::notFound();
    return Answer{.data = *std::move(body)};
}

Result<Answer> listProducts(const Services&, sql::Connection& db, const Call& call)
{
    QueryParameters parameters(call.request.queryText());
    ProductQuery query;
    if (const auto search = parameters.text("q"_L1); search && !search->trimmed().isEmpty())
        query.search = search->trimmed();
    query.isLow = parameters.boolean("low_stock"_L1);
    query.isOut = parameters.boolean("out_of_stock"_L1);
    query.isActive = parameters.boolean("active"_L1);
    const QString sortText = parameters.text("sort"_L1).value_or(u"sku"_s);
    if (!readSort(sortText, query))
        parameters.wrong("sort"_L1, u"must be sku, title, on_hand, available or updated_at, '-' before it descends"_s);
    query.limit = int(parameters.integer("limit"_L1, {1, 200}).value_or(query.limit));
    const auto cursor = parameters.text("cursor"_L1, kLongestCursor);
    CH_CHECK(parameters.finish());
    if (cursor) {
        CH_TRY(query.after, readPosition(*cursor, sortText, query.sort));
    }

    CH_TRY(const ProductPage page, readProducts(db, query));
    std::optional<KeysetCursor> next;
    if (page.end)
        next = KeysetCursor{sortText, page.end->value, page.end->sku};
    return Answer{.data = pageToJson(page.items, next)};
}

Result<PlannedWrite> createProduct(const Services&, const Call& call)
{
    CH_TRY(Product product, readNewProduct(call.request.body));
    return PlannedWrite{
        .effect = [product = std::move(product)](WriteContext& context) { return insert(context, product); }};
}

Result<PlannedWrite> patchProduct(const Services&, const Call& call)
{
    CH_TRY(ProductEdit change, readProductEdit(call.request.body));
    return PlannedWrite{.effect = [sku = call.pathValues.at(0), ifMatch = call.ifMatch, change = std::move(change)](
                                      WriteContext& context) { return edit(context, sku, ifMatch, change); }};
}

} // namespace ch::server
