// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/wire/OrderJson.h"
#include "server/api/CountryNames.h"
#include "server/orders/OrderHandlers.h"
#include "server/orders/OrderRepository.h"
#include "server/orders/OrderSteps.h"
#include "server/stock/ProductsInHand.h"

#include <unordered_map>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList skusOf(const OrderDraft& draft)
{
    QStringList skus;
    for (const OrderDraft::Line& line : draft.lines)
        skus.push_back(line.sku);
    skus.removeDuplicates();
    return skus;
}

/// The products that one order names.
Result<std::unordered_map<QString, Product>> productsOf(WriteContext& context, const QStringList& skus)
{
    CH_TRY(std::vector<Product> loaded, ProductsInHand::of(context).findAll(skus));
    std::unordered_map<QString, Product> products;
    for (Product& product : loaded) {
        const QString sku = product.sku;
        products.emplace(sku, std::move(product));
    }
    return products;
}

/// A signature covers the body and not the address: the body has to say which order it pays.
Result<> checkOrderOf(const PaymentDraft& draft, OrderId order, bool isSigned)
{
    if (isSigned && !draft.order)
        return validationFailed({{u"order_id"_s, u"must be given where the body is signed"_s}});
    if (draft.order && *draft.order != order)
        return validationFailed({{u"order_id"_s, u"must be the order of the address"_s}});
    return ok();
}

} // namespace

Result<PlannedWrite> placeOrder(const Services& services, const Call& call)
{
    CH_TRY(OrderDraft draft, readBody(call.request.body, readOrderDraft));
    draft.shipTo.country = storedCountry(draft.shipTo.country);
    const QStringList skus = skusOf(draft);
    return PlannedWrite{
        .effect = [draft = std::move(draft), skus, actor = call.actor(), &shop = services.shop,
                   timeout = services.settings.paymentTimeoutSeconds](WriteContext& context) -> Result<Answer> {
            CH_TRY(const auto products, productsOf(context, skus));
            const auto currentShop = shop.get();
            const auto find = [&products](const QString& sku) {
                const auto found = products.find(sku);
                return found == products.end() ? nullptr : &found->second;
            };
            const auto placed = ch::placeOrder(draft,
                                               {.shop = *currentShop,
                                                .id = context.ids.nextId<OrderId>(),
                                                .paymentTimeoutSeconds = timeout,
                                                .product = find},
                                               {.actor = actor, .now = context.now, .ifMatch = {}});
            if (!placed)
                return placed.error();
            CH_TRY(const Order stored, insertOrder(context, *placed, {.products = find}));
            return answerWith(201, stored);
        },
        .foresee = [skus](WriteContext& context) { ProductsInHand::of(context).foresee(skus); }};
}

Result<PlannedWrite> recordPayment(const Services& services, const Call& call)
{
    CH_TRY(PaymentDraft draft, readBody(call.request.body, readPaymentDraft));
    CH_CHECK(checkPayment(draft));
    CH_TRY(StepRequest request, StepRequest::from(call));
    CH_CHECK(checkOrderOf(draft, request.order, call.isGateway));
    return PlannedWrite{.effect = [draft = std::move(draft), request = std::move(request),
                                   &shop = services.shop](WriteContext& context) -> Result<Answer> {
        CH_TRY(const Order order, orderFor(context, request, Precondition::None));
        const auto currentShop = shop.get();
        PaymentOutcome outcome = ch::recordPayment(order, draft, *currentShop, request.at(context.now));
        if (!outcome.change) {
            if (outcome.refusal)
                return *std::move(outcome.refusal);
            return answerWith(200, order);
        }
        CH_TRY(const Order stored, updateOrder(context, order, *outcome.change));
        Answer answer = answerWith(201, stored);
        answer.refusal = std::move(outcome.refusal);
        return answer;
    }};
}

} // namespace ch::server
