// SPDX-License-Identifier: Apache-2.0
// The products that the steps of a group work on: read at once, changed in memory, written together, each once.
// Belongs to the writer's thread.
#pragma once

#include "core/domain/Product.h"
#include "server/store/WriteContext.h"

#include <QStringList>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace ch::server {

/// Keeps products only while the connection gathers rows; else it reads and writes them at once.
class ProductsInHand final : public sql::PendingRows
{
public:
    explicit ProductsInHand(WriteContext& context) : m_context(context) {}
    static ProductsInHand& of(WriteContext& context) { return context.kept<ProductsInHand>(); }

    /// They will be asked for.
    void foresee(const QStringList& skus);
    /// As the steps so far left it.
    Result<std::optional<Product>> find(const QString& sku);
    /// Those of them that there are, in no order.
    Result<std::vector<Product>> findAll(const QStringList& skus);
    /// The new state, revision and time included, of a product as it was found, of which only stock has changed.
    Result<> change(const Product& before, const Product& after);
    /// Its row was changed otherwise.
    void drop(const QString& sku) { m_held.erase(sku); }

    Result<> write() override;
    void forget() override;

private:
    struct Held
    {
        std::optional<Product> stored;
        std::optional<Product> now;
        bool isChanged = false;
    };

    Result<> hold(const QStringList& skus);
    Result<> load(const QStringList& skus);

    WriteContext& m_context;
    QStringList m_foreseen;
    /// By SKU: written in one order by all instances.
    std::map<QString, Held> m_held;
};

} // namespace ch::server
