// SPDX-License-Identifier: Apache-2.0
#include "server/stock/ProductsInHand.h"

#include "server/stock/ProductRepository.h"

#include <algorithm>

namespace ch::server {

void ProductsInHand::foresee(const QStringList& skus)
{
    if (m_context.db.isGathering())
        m_foreseen += skus;
}

Result<std::optional<Product>> ProductsInHand::find(const QString& sku)
{
    if (!m_context.db.isGathering())
        return loadProduct(m_context.db, sku);
    CH_CHECK(hold({sku}));
    return m_held[sku].now;
}

Result<std::vector<Product>> ProductsInHand::findAll(const QStringList& skus)
{
    if (!m_context.db.isGathering())
        return loadProducts(m_context.db, skus);
    CH_CHECK(hold(skus));
    std::vector<Product> products;
    for (const QString& sku : skus) {
        if (const Held& held = m_held[sku]; held.now)
            products.push_back(*held.now);
    }
    return products;
}

/// Reads those that are not here, and with them those that will be asked for.
Result<> ProductsInHand::hold(const QStringList& skus)
{
    const auto isHeld = [this](const QString& sku) { return m_held.contains(sku); };
    return std::ranges::all_of(skus, isHeld) ? ok() : load(skus + std::exchange(m_foreseen, {}));
}

Result<> ProductsInHand::load(const QStringList& skus)
{
    QStringList missing;
    for (const QString& sku : skus) {
        if (!m_held.contains(sku))
            missing += sku;
    }
    missing.removeDuplicates();
    CH_TRY(const std::vector<Product> loaded, loadProducts(m_context.db, missing));
    for (const QString& sku : std::as_const(missing))
        m_held.try_emplace(sku);
    for (const Product& product : loaded)
        m_held[product.sku] = Held{.stored = product, .now = product};
    return ok();
}

Result<> ProductsInHand::change(const Product& before, const Product& after)
{
    if (!m_context.db.isGathering())
        return writeStock(m_context, before, after);
    m_context.db.countChange();
    Held& held = m_held[after.sku];
    if (!held.isChanged)
        held.stored = before;
    held.now = after;
    held.isChanged = true;
    return ok();
}

Result<> ProductsInHand::write()
{
    for (auto& [sku, held] : m_held) {
        if (!std::exchange(held.isChanged, false))
            continue;
        CH_CHECK(writeStock(m_context, *held.stored, *held.now));
        held.stored = held.now;
    }
    return ok();
}

void ProductsInHand::forget()
{
    m_held.clear();
    m_foreseen.clear();
}

} // namespace ch::server
