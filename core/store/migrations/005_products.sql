-- SPDX-License-Identifier: Apache-2.0
-- Products as a list that is filtered, sorted and searched. What the new columns hold is in the bodies, which no script reads:
-- where products are here already, the feed is read anew from its beginning. The outbox stays.

DELETE FROM meta WHERE name = 'cursor' AND EXISTS (SELECT 1 FROM products);
DROP TABLE products;
CREATE TABLE products (
    no INTEGER PRIMARY KEY,
    sku TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    title TEXT NOT NULL,
    -- Where it lies, written so that bin 2 comes before bin 15; empty: nowhere.
    place TEXT NOT NULL,
    -- Empty: none.
    barcode TEXT NOT NULL,
    on_hand INTEGER NOT NULL,
    reserved INTEGER NOT NULL,
    available INTEGER NOT NULL,
    -- NULL: never low.
    reorder_point INTEGER,
    price_minor INTEGER NOT NULL,
    active INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    -- What is searched: SKU, barcode, title and location, case folded, each ended by a separator.
    text TEXT NOT NULL,
    body BLOB NOT NULL
);
-- An index that sorts holds what lists filter by, so that a filter is tried without going to the table.
CREATE INDEX products_title ON products (title, no, active, available, reorder_point);
CREATE INDEX products_place ON products (place, no, active, available, reorder_point);
CREATE INDEX products_on_hand ON products (on_hand, no, active, available, reorder_point);
CREATE INDEX products_reserved ON products (reserved, no, active, available, reorder_point);
CREATE INDEX products_available ON products (available, no, active, reorder_point);
CREATE INDEX products_price ON products (price_minor, no, active, available, reorder_point);
CREATE INDEX products_updated ON products (updated_at, no, active, available, reorder_point);
CREATE INDEX products_barcode ON products (barcode) WHERE barcode <> '';

-- The ledger of a product's stock is not in the feed: it is read from the service when a product is opened, and kept with its
-- age. `body`: {"items":[…]}, newest first; `is_whole`: 0 if there is more of it at the service.
CREATE TABLE movements (
    sku TEXT PRIMARY KEY,
    as_of INTEGER NOT NULL,
    is_whole INTEGER NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX movements_as_of ON movements (as_of);
