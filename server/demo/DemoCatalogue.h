// SPDX-License-Identifier: Apache-2.0
// What the made-up shop sells, and to whom.
// Constant data and pure functions; safe on any thread.
#pragma once

#include "core/domain/Order.h"
#include "core/domain/Product.h"
#include "server/demo/DemoRandom.h"

#include <vector>

namespace ch::server {

struct DemoProduct
{
    Product product;
    /// How often it is bought, against the others.
    int popularity = 1;
};

/// A shop for tea, ceramics and paper with titles in English and Chinese, about eighty products, always the same.
std::vector<DemoProduct> demoProducts();

struct DemoCustomer
{
    Customer customer;
    Address address;
};

/// A customer whose name, street, city, region and postcode fit their country.
DemoCustomer makeDemoCustomer(DemoRandom& random, int number);

} // namespace ch::server
