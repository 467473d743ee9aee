-- SPDX-License-Identifier: Apache-2.0
-- The desk's cache of one shop for one user, and what that user did while the service did not know it yet.
-- Times are epoch milliseconds, days are numbers like 20110901 in the shop's time zone, amounts are minor units.

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- What many rows name, once.
CREATE TABLE countries (no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE skus (no INTEGER PRIMARY KEY, sku TEXT NOT NULL UNIQUE);

-- What lists filter and sort by. `row` is the second of created_at times 16 plus a free slot from there on, so that
-- newest first is the table's own order and the search index, which lists by row, has it too.
CREATE TABLE orders (
    row INTEGER PRIMARY KEY,
    id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    status INTEGER NOT NULL,
    fulfilment INTEGER NOT NULL,
    on_hold INTEGER NOT NULL,
    country INTEGER NOT NULL,
    to_ship INTEGER NOT NULL,
    units INTEGER NOT NULL,
    total_minor INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    paid_at INTEGER,
    ship_by INTEGER,
    order_no TEXT NOT NULL,
    currency TEXT NOT NULL,
    customer TEXT NOT NULL,
    customer_name TEXT NOT NULL
);
CREATE UNIQUE INDEX orders_id ON orders (id);

-- The order as the service sent it.
CREATE TABLE order_bodies (row INTEGER PRIMARY KEY, body BLOB NOT NULL);

-- What is searched: the texts of an order, case folded, each ended by a separator.
CREATE TABLE order_texts (row INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE VIRTUAL TABLE order_search USING fts5 (
    text, content = 'order_texts', content_rowid = 'row', detail = none, columnsize = 0,
    tokenize = 'trigram case_sensitive 1'
);
-- Every trigram that occurs: a search of two characters asks for all that begin with them.
CREATE TABLE trigrams (term TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE order_lines (
    sku INTEGER NOT NULL,
    row INTEGER NOT NULL,
    line_no INTEGER NOT NULL,
    units INTEGER NOT NULL,
    total_minor INTEGER NOT NULL,
    PRIMARY KEY (sku, row, line_no)
) WITHOUT ROWID;

-- How many orders there are of each kind, kept in the transaction that changes the orders.
CREATE TABLE order_counts (
    day INTEGER NOT NULL,
    status INTEGER NOT NULL,
    fulfilment INTEGER NOT NULL,
    on_hold INTEGER NOT NULL,
    country INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    PRIMARY KEY (day, status, fulfilment, on_hold, country)
) WITHOUT ROWID;

-- Sales, by the day an order was paid and the day a refund was made; country 0 is "none known".
CREATE TABLE sales_days (
    currency TEXT NOT NULL,
    day INTEGER NOT NULL,
    country INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    units INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    refunded_minor INTEGER NOT NULL,
    PRIMARY KEY (currency, day, country)
) WITHOUT ROWID;
-- `hour`: the moment the local hour began.
CREATE TABLE sales_hours (
    currency TEXT NOT NULL,
    hour INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    units INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    refunded_minor INTEGER NOT NULL,
    PRIMARY KEY (currency, hour)
) WITHOUT ROWID;
CREATE TABLE sales_products (
    currency TEXT NOT NULL,
    day INTEGER NOT NULL,
    sku INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    units INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    PRIMARY KEY (currency, day, sku)
) WITHOUT ROWID;

CREATE TABLE products (
    sku TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    on_hand INTEGER NOT NULL,
    reserved INTEGER NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID;

-- `country` is that of the refund's order; NULL until the order is here.
CREATE TABLE refunds (
    id INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL,
    order_id INTEGER,
    at INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    country INTEGER,
    body BLOB NOT NULL
);
CREATE INDEX refunds_at ON refunds (at);
CREATE INDEX refunds_order ON refunds (order_id);
CREATE INDEX refunds_unplaced ON refunds (order_id) WHERE country IS NULL;

-- Views, users, stock counts: few, and read whole.
CREATE TABLE records (
    entity TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (entity, id)
) WITHOUT ROWID;

-- What came and could not be understood; goes when the same entity comes again and can.
CREATE TABLE quarantine (
    entity TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    problem TEXT NOT NULL,
    body BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (entity, id)
) WITHOUT ROWID;

-- While everything is fetched anew beside what is here: what has come so far. The rest is gone from the service.
CREATE TABLE resync_seen (
    entity TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (entity, id)
) WITHOUT ROWID;

-- What a person did. `op_id` is the Idempotency-Key of every attempt; `body` are the bytes of every attempt.
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    op_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    -- 'order' or 'product', and its id or SKU: the queue that it stands in.
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    -- What people call it: the order's number or the SKU.
    label TEXT NOT NULL,
    body BLOB NOT NULL,
    -- The parcel that a correction is about.
    parcel_no INTEGER NOT NULL DEFAULT 0,
    -- The version that the person saw; sent as If-Match. NULL where the call takes none.
    base_version INTEGER,
    -- The outbox entry of the same order that this one builds on; its answer brings the version to send.
    after_seq INTEGER,
    state TEXT NOT NULL CHECK (state IN ('WAITING', 'SENDING', 'REFUSED', 'DONE', 'DISCARDED')),
    attempts INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    first_sent_at INTEGER,
    -- Not before: the undo time, then the backoff.
    next_at INTEGER NOT NULL DEFAULT 0,
    -- The order's version in the answer.
    answered_version INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    facts BLOB,
    trace TEXT NOT NULL DEFAULT '',
    ended_at INTEGER
);
CREATE INDEX outbox_open ON outbox (entity, entity_id, seq) WHERE state IN ('WAITING', 'SENDING', 'REFUSED');
