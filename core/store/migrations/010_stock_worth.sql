-- SPDX-License-Identifier: Apache-2.0
-- What lies in stock, by the number that sales know a product by: its worth and what of it is not sold are a pass over narrow
-- rows. Kept by core/store/CatalogueTable in the transaction of the product.

INSERT OR IGNORE INTO skus (sku) SELECT sku FROM products ORDER BY no;

-- Only products of which something is there. `sku`: its number in skus.
CREATE TABLE stock_on_hand (
    sku INTEGER PRIMARY KEY,
    on_hand INTEGER NOT NULL,
    price_minor INTEGER NOT NULL
);
INSERT INTO stock_on_hand (sku, on_hand, price_minor)
    SELECT skus.no, products.on_hand, products.price_minor FROM products JOIN skus ON skus.sku = products.sku
    WHERE products.on_hand > 0;
