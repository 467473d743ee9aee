// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/wire/OrderJson.h"
#include "server/api/CountryNames.h"
#include "server/orders/OrderHandlers.h"
#include "server/orders/OrderRepository.h"
#include "server/orders/OrderSteps.h"
#include "server/stock/ProductRepository.h"

#include <unordered_map>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The products that one order names, each read once.
class ProductsOnce
{
public:
    explicit ProductsOnce(sql::Connection& db) : m_db(db) {}

    /// Null if there is none, or if reading failed.
    const Product* find(const QString& sku)
    {
        const auto [entry, isNew] = m_products.try_emplace(sku);
        if (isNew) {
            auto loaded = loadProduct(m_db, sku);
            if (loaded)
                entry->second = *std::move(loaded);
            else
                m_failure = loaded.error();
        }
        return entry->second ? &*entry->second : nullptr;
    }
    const std::optional<Error>& failure() const { return m_failure; }

private:
    sql::Connection& m_db;
    std::unordered_map<QString, std::optional<Product>> m_products;
    std::optional<Error> m_failure;
};

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
    return PlannedWrite{
        .effect = [draft = std::move(draft), actor = call.actor(), &shop = services.shop,
                   timeout = services.settings.paymentTimeoutSeconds](WriteContext& context) -> Result<Answer> {
            ProductsOnce products(context.db);
            const auto currentShop = shop.get();
            const auto find = [&products](const QString& sku) { return products.find(sku); };
            const auto placed = ch::placeOrder(draft,
                                               {.shop = *currentShop,
                                                .id = context.ids.nextId<OrderId>(),
                                                .paymentTimeoutSeconds = timeout,
                                                .product = find},
                                               {.actor = actor, .now = context.now, .ifMatch = {}});
            // Of a product that could not be read the rule says that it does not exist.
            if (products.failure())
                return *products.failure();
            if (!placed)
                return placed.error();
            CH_TRY(const Order stored, insertOrder(context, *placed, {.products = find}));
            return answerWith(201, stored);
        }};
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
