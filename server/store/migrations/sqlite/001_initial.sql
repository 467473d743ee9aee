-- SPDX-License-Identifier: Apache-2.0
-- The whole schema of the order service. Times are epoch milliseconds, amounts minor units, ids snowflakes.

CREATE TABLE shop (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    handling_days INTEGER NOT NULL DEFAULT 2 CHECK (handling_days BETWEEN 0 AND 60),
    version INTEGER NOT NULL DEFAULT 1,
    is_demo INTEGER NOT NULL DEFAULT 0
);

-- Each start of a service writes one run; cursors name it, so a restored backup is noticed (contract section 6).
CREATE TABLE runs (
    run INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL UNIQUE,
    first_position INTEGER NOT NULL,
    started_at INTEGER NOT NULL
);

-- One row: the feed's last position, and the position up to which tombstones were forgotten.
CREATE TABLE feed_clock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL,
    horizon INTEGER NOT NULL DEFAULT 0
);
INSERT INTO feed_clock (id, position, horizon) VALUES (1, 0, 0);

-- The latest state of every entity as the bytes that are sent; an entity's revision is its position here, so its row is
-- found without another index. `masked` is what those see of a blind stock count who count (docs/decisions/042).
CREATE TABLE feed (
    position INTEGER PRIMARY KEY,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    audience INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER NOT NULL,
    body BLOB,
    masked BLOB
);
CREATE INDEX feed_tombstones ON feed (changed_at) WHERE deleted = 1;

-- Worker numbers of the id generator, leased; `last_ms` never goes back (R28).
CREATE TABLE workers (
    worker INTEGER PRIMARY KEY CHECK (worker BETWEEN 0 AND 1023),
    owner TEXT NOT NULL,
    leased_until INTEGER NOT NULL,
    last_ms INTEGER NOT NULL
);

CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('merchant', 'manager', 'warehouse', 'storefront')),
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    revision INTEGER NOT NULL
);

-- One row for each sign-in (a family of tokens). Only hashes of tokens are stored. `previous_refresh_hash` is good until
-- the newest token was used once; `older` ones revoke the family (contract section 10, ruling 10).
CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    access_hash BLOB NOT NULL UNIQUE,
    access_expires_at INTEGER NOT NULL,
    refresh_hash BLOB NOT NULL UNIQUE,
    previous_refresh_hash BLOB,
    refresh_expires_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (refresh_expires_at);
CREATE TABLE spent_refresh_tokens (
    hash BLOB PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX spent_refresh_tokens_session ON spent_refresh_tokens (session_id);

-- Wrong passwords by the name that was tried, whether or not such a user exists.
CREATE TABLE sign_in_failures (
    name_key TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    blocked_until INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE products (
    sku TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    barcode TEXT,
    price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
    location TEXT,
    reorder_point INTEGER,
    active INTEGER NOT NULL DEFAULT 1,
    on_hand INTEGER NOT NULL DEFAULT 0 CHECK (on_hand >= 0),
    reserved INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    version INTEGER NOT NULL DEFAULT 1,
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CHECK (reserved <= on_hand)
) WITHOUT ROWID;
CREATE INDEX products_barcode ON products (barcode) WHERE barcode IS NOT NULL;
-- A scan that meets no exact code is tried without regard to letter case.
CREATE INDEX products_folded_sku ON products (lower(sku));
CREATE INDEX products_folded_barcode ON products (lower(barcode)) WHERE barcode IS NOT NULL;
CREATE INDEX products_title ON products (title, sku);

CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    order_no TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('PENDING', 'PAID', 'SHIPPED', 'COMPLETED', 'CANCELLED')),
    version INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    source TEXT NOT NULL,
    currency TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    customer_name TEXT NOT NULL,
    customer_email TEXT NOT NULL,
    customer_phone TEXT NOT NULL,
    ship_name TEXT NOT NULL,
    ship_line1 TEXT NOT NULL,
    ship_line2 TEXT NOT NULL,
    ship_city TEXT NOT NULL,
    ship_region TEXT NOT NULL,
    ship_postcode TEXT NOT NULL,
    ship_country TEXT NOT NULL,
    ship_phone TEXT NOT NULL,
    subtotal_minor INTEGER NOT NULL,
    discount_minor INTEGER NOT NULL,
    shipping_minor INTEGER NOT NULL,
    total_minor INTEGER NOT NULL CHECK (total_minor >= 0),
    paid_minor INTEGER NOT NULL,
    refunded_minor INTEGER NOT NULL,
    -- Sums over the lines, kept in the same transaction: what the filter on fulfilment and the reports read.
    units INTEGER NOT NULL,
    packed_units INTEGER NOT NULL,
    shipped_units INTEGER NOT NULL,
    released_units INTEGER NOT NULL,
    fulfilment TEXT NOT NULL GENERATED ALWAYS AS (
        CASE
            WHEN shipped_units > 0 THEN
                CASE WHEN units - shipped_units - released_units = 0 THEN 'FULFILLED' ELSE 'PARTIAL' END
            WHEN packed_units <= 0 THEN 'UNFULFILLED'
            WHEN packed_units >= units - shipped_units - released_units THEN 'PACKED'
            ELSE 'PACKING'
        END) VIRTUAL,
    hold_reason TEXT,
    hold_until INTEGER,
    hold_by TEXT,
    hold_at INTEGER,
    claim_user_id INTEGER,
    claim_user TEXT,
    claim_device TEXT,
    claim_expires_at INTEGER,
    cancel_reason TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    paid_at INTEGER,
    ship_by INTEGER,
    shipped_at INTEGER,
    completed_at INTEGER,
    cancelled_at INTEGER,
    updated_at INTEGER NOT NULL,
    placed_by INTEGER,
    create_op_id TEXT,
    CHECK (packed_units >= shipped_units),
    CHECK (shipped_units + released_units <= units)
);
-- A key is its user's own (R2): another user may have the same one. So it is with payments, parcels and refunds.
CREATE UNIQUE INDEX orders_op ON orders (placed_by, create_op_id);
CREATE INDEX orders_created ON orders (created_at, id);
CREATE INDEX orders_status ON orders (status, created_at, id);
CREATE INDEX orders_updated ON orders (updated_at, id);
CREATE INDEX orders_ship_by ON orders (coalesce(ship_by, 9223372036854775807), id);
CREATE INDEX orders_total ON orders (total_minor, id);
CREATE INDEX orders_paid ON orders (paid_at, id) WHERE paid_at IS NOT NULL;
CREATE INDEX orders_country ON orders (ship_country, created_at, id);
CREATE INDEX orders_customer_id ON orders (customer_id) WHERE customer_id <> '';
CREATE INDEX orders_customer_name ON orders (customer_name COLLATE NOCASE);
CREATE INDEX orders_customer_email ON orders (customer_email COLLATE NOCASE) WHERE customer_email <> '';
-- Only open orders expire; on the status too, the index would lose to the one that holds every pending order.
CREATE INDEX orders_expiry ON orders (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX orders_hold_end ON orders (hold_until) WHERE hold_until IS NOT NULL;
CREATE INDEX orders_placed_by ON orders (placed_by, created_at, id) WHERE placed_by IS NOT NULL;

CREATE TABLE order_lines (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    line_no INTEGER NOT NULL,
    sku TEXT NOT NULL,
    title TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit_price_minor INTEGER NOT NULL,
    line_total_minor INTEGER NOT NULL,
    packed_quantity INTEGER NOT NULL DEFAULT 0,
    shipped_quantity INTEGER NOT NULL DEFAULT 0,
    released_quantity INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (order_id, line_no),
    CHECK (shipped_quantity >= 0 AND released_quantity >= 0 AND shipped_quantity + released_quantity <= quantity),
    CHECK (packed_quantity >= shipped_quantity AND packed_quantity <= quantity - released_quantity)
) WITHOUT ROWID;
CREATE INDEX order_lines_sku ON order_lines (sku, order_id);

CREATE TABLE payments (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    no INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    method TEXT NOT NULL,
    reference TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    by_id INTEGER,
    op_id TEXT,
    PRIMARY KEY (order_id, no)
) WITHOUT ROWID;
CREATE UNIQUE INDEX payments_op ON payments (by_id, op_id);
CREATE UNIQUE INDEX payments_reference ON payments (order_id, reference);

-- A parcel. Its number within the order makes a double shipment impossible even if the code is wrong (R4).
CREATE TABLE shipments (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    no INTEGER NOT NULL,
    carrier TEXT NOT NULL,
    tracking_no TEXT NOT NULL,
    shipped_at INTEGER NOT NULL,
    by TEXT NOT NULL,
    by_id INTEGER,
    op_id TEXT,
    PRIMARY KEY (order_id, no)
) WITHOUT ROWID;
CREATE UNIQUE INDEX shipments_op ON shipments (by_id, op_id);
CREATE INDEX shipments_tracking ON shipments (tracking_no);

CREATE TABLE shipment_lines (
    order_id INTEGER NOT NULL,
    shipment_no INTEGER NOT NULL,
    line_no INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, shipment_no, line_no),
    FOREIGN KEY (order_id, shipment_no) REFERENCES shipments (order_id, no)
) WITHOUT ROWID;

CREATE TABLE refunds (
    id INTEGER PRIMARY KEY,
    refund_no TEXT NOT NULL UNIQUE,
    order_id INTEGER REFERENCES orders (id),
    amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
    currency TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    by_id INTEGER,
    op_id TEXT,
    revision INTEGER NOT NULL
);
CREATE UNIQUE INDEX refunds_op ON refunds (by_id, op_id);
CREATE INDEX refunds_order ON refunds (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX refunds_at ON refunds (at, id);

CREATE TABLE refund_lines (
    refund_id INTEGER NOT NULL REFERENCES refunds (id),
    line_no INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (refund_id, line_no)
) WITHOUT ROWID;

-- The timeline. `changes` and `detail` are JSON objects, or empty.
CREATE TABLE events (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor_id INTEGER,
    actor TEXT NOT NULL,
    actor_role TEXT NOT NULL,
    device TEXT NOT NULL,
    trace_id TEXT NOT NULL,
    op_id TEXT NOT NULL,
    changes TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (order_id, seq)
) WITHOUT ROWID;

-- The ledger: a product's row is the sum of its movements (R8). `sequence` tells several effects of one kind on one line
-- apart (parcels, refunds).
CREATE TABLE movements (
    id INTEGER PRIMARY KEY,
    sku TEXT NOT NULL REFERENCES products (sku),
    kind TEXT NOT NULL CHECK (kind IN ('RECEIVE', 'RESERVE', 'RELEASE', 'SHIP', 'ADJUST', 'COUNT')),
    reason TEXT NOT NULL,
    delta_on_hand INTEGER NOT NULL,
    delta_reserved INTEGER NOT NULL,
    order_id INTEGER REFERENCES orders (id),
    line_no INTEGER,
    sequence INTEGER,
    user_id INTEGER,
    user TEXT NOT NULL,
    device TEXT NOT NULL,
    at INTEGER NOT NULL,
    op_id TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX movements_sku ON movements (sku, id);
CREATE UNIQUE INDEX movements_once ON movements (order_id, line_no, kind, sequence) WHERE order_id IS NOT NULL;
-- A stock adjustment happens once, even when its key is long forgotten (R3).
CREATE UNIQUE INDEX movements_op ON movements (user_id, op_id) WHERE order_id IS NULL AND op_id <> '';

CREATE TABLE views (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    columns TEXT NOT NULL,
    sort TEXT NOT NULL,
    roles INTEGER NOT NULL,
    version INTEGER NOT NULL,
    revision INTEGER NOT NULL
);

-- What each key of each user was answered (R2). `data` is the unmasked body of the answer: too large for a table without
-- rowids, which would put each behind a page of its own.
CREATE TABLE idempotency (
    user_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    route TEXT NOT NULL,
    body_hash BLOB NOT NULL,
    status INTEGER NOT NULL,
    data BLOB NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX idempotency_key ON idempotency (user_id, key);
CREATE INDEX idempotency_age ON idempotency (created_at);

-- Stock takes: what a device counted, and what it believed was there.
CREATE TABLE stock_counts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    blind INTEGER NOT NULL,
    scope TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    approved_by TEXT,
    approved_at INTEGER,
    version INTEGER NOT NULL,
    revision INTEGER NOT NULL
);
CREATE TABLE stock_count_lines (
    stock_count_id INTEGER NOT NULL REFERENCES stock_counts (id),
    sku TEXT NOT NULL REFERENCES products (sku),
    counted INTEGER NOT NULL CHECK (counted >= 0),
    expected INTEGER NOT NULL,
    reason TEXT NOT NULL,
    counted_by TEXT NOT NULL,
    device TEXT NOT NULL,
    counted_at INTEGER NOT NULL,
    op_id TEXT,
    PRIMARY KEY (stock_count_id, sku)
) WITHOUT ROWID;

-- What the event relay has still to publish (scale-out).
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    topic TEXT NOT NULL,
    payload BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at INTEGER
);
CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;
