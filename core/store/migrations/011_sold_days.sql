-- SPDX-License-Identifier: Apache-2.0
-- When a product was sold last, beside what lists of products sort and filter by (decision 041). Filled from the sums when the
-- file is opened or its first load ends (core/store/SoldDayTable), then kept in the transaction of the order.

-- A day of the shop as a number (20110901); 0: never.
ALTER TABLE products ADD COLUMN sold_day INTEGER NOT NULL DEFAULT 0;

-- Every index that sorts ends in every filter; by SKU, too: the key's own index goes to the row for each of them.
DROP INDEX products_title;
DROP INDEX products_place;
DROP INDEX products_on_hand;
DROP INDEX products_reserved;
DROP INDEX products_available;
DROP INDEX products_price;
DROP INDEX products_updated;
CREATE INDEX products_sku ON products (sku, no, active, available, reorder_point, on_hand, sold_day);
CREATE INDEX products_title ON products (title, no, active, available, reorder_point, on_hand, sold_day);
CREATE INDEX products_place ON products (place, no, active, available, reorder_point, on_hand, sold_day);
CREATE INDEX products_on_hand ON products (on_hand, no, active, available, reorder_point, sold_day);
CREATE INDEX products_reserved ON products (reserved, no, active, available, reorder_point, on_hand, sold_day);
CREATE INDEX products_available ON products (available, no, active, reorder_point, on_hand, sold_day);
CREATE INDEX products_price ON products (price_minor, no, active, available, reorder_point, on_hand, sold_day);
CREATE INDEX products_updated ON products (updated_at, no, active, available, reorder_point, on_hand, sold_day);
-- What a search finds is compared with its text, filtered and sorted in here: rows with their bodies are ten times as long.
CREATE INDEX products_found ON products (
    no, active, available, reorder_point, on_hand, sold_day, reserved, price_minor, updated_at, sku, text
);
