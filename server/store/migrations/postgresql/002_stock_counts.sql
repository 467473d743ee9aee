-- SPDX-License-Identifier: Apache-2.0
-- Stock takes (docs/decisions/015).
-- The numbers of its lines are kept in the transaction that changes a line.
CREATE TABLE stock_counts (
    id BIGINT PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL CHECK (status IN ('COUNTING', 'APPROVED', 'CANCELLED')),
    blind BIGINT NOT NULL,
    scope_kind TEXT COLLATE "C" NOT NULL CHECK (scope_kind IN ('ALL', 'LOCATION', 'SKUS')),
    scope_location TEXT COLLATE "C" NOT NULL,
    -- Chosen SKUs and counters: one a line.
    scope_skus TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    line_count BIGINT NOT NULL,
    counted_count BIGINT NOT NULL DEFAULT 0,
    recount_count BIGINT NOT NULL DEFAULT 0,
    difference_count BIGINT NOT NULL DEFAULT 0,
    counters TEXT COLLATE "C" NOT NULL DEFAULT '',
    created_by TEXT COLLATE "C" NOT NULL,
    created_by_id BIGINT,
    create_op_id TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    last_counted_at BIGINT,
    ended_by TEXT COLLATE "C" NOT NULL DEFAULT '',
    ended_by_id BIGINT,
    end_op_id TEXT COLLATE "C" NOT NULL DEFAULT '',
    ended_at BIGINT,
    version BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    CHECK ((status = 'COUNTING') = (ended_at IS NULL))
);
-- A key is its user's own (R2), and one decision has one effect even when its key is long forgotten (R3).
CREATE UNIQUE INDEX stock_counts_create_op ON stock_counts (created_by_id, create_op_id);
CREATE UNIQUE INDEX stock_counts_end_op ON stock_counts (ended_by_id, end_op_id) WHERE ended_at IS NOT NULL;
CREATE INDEX stock_counts_status ON stock_counts (status, id);

-- What is to be counted. `expected` is on_hand as of `counted_at`; `movements_from` the smallest id that a movement after it
-- can have, so that what moved since is found without reading a product's whole past.
CREATE TABLE stock_count_lines (
    stock_count_id BIGINT NOT NULL REFERENCES stock_counts (id),
    sku TEXT COLLATE "C" NOT NULL REFERENCES products (sku),
    on_hand_at_start BIGINT NOT NULL,
    round BIGINT NOT NULL DEFAULT 1,
    counted BIGINT CHECK (counted >= 0),
    expected BIGINT,
    moved_between BIGINT,
    first_counted_at BIGINT,
    counted_at BIGINT,
    movements_from BIGINT,
    -- When it was approved.
    on_hand_at_end BIGINT,
    corrected_at_end BIGINT,
    applied BIGINT,
    reason TEXT COLLATE "C" NOT NULL DEFAULT '',
    note TEXT COLLATE "C" NOT NULL DEFAULT '',
    revision BIGINT NOT NULL,
    PRIMARY KEY (stock_count_id, sku),
    CHECK ((counted IS NULL) = (expected IS NULL) AND (counted IS NULL) = (counted_at IS NULL))
);
CREATE INDEX stock_count_lines_revision ON stock_count_lines (stock_count_id, revision, sku);

-- Who counted what, where and when; never changed but for `counts`, which a later entry or a recount takes away.
CREATE TABLE stock_count_entries (
    id BIGINT PRIMARY KEY,
    stock_count_id BIGINT NOT NULL,
    sku TEXT COLLATE "C" NOT NULL,
    round BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    "user" TEXT COLLATE "C" NOT NULL,
    device TEXT COLLATE "C" NOT NULL,
    place TEXT COLLATE "C" NOT NULL,
    counted BIGINT CHECK (counted >= 0),
    expected BIGINT NOT NULL,
    counted_at BIGINT NOT NULL,
    at BIGINT NOT NULL,
    op_id TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    counts BIGINT NOT NULL,
    FOREIGN KEY (stock_count_id, sku) REFERENCES stock_count_lines (stock_count_id, sku)
);
CREATE INDEX stock_count_entries_line ON stock_count_entries (stock_count_id, sku, id);
CREATE UNIQUE INDEX stock_count_entries_op ON stock_count_entries (user_id, op_id);

-- One approval is many movements under one key; each count moves a product once.
ALTER TABLE movements ADD COLUMN stock_count_id BIGINT REFERENCES stock_counts (id);
DROP INDEX movements_op;
CREATE UNIQUE INDEX movements_op ON movements (user_id, op_id)
    WHERE order_id IS NULL AND stock_count_id IS NULL AND op_id <> '';
CREATE UNIQUE INDEX movements_count ON movements (stock_count_id, sku) WHERE stock_count_id IS NOT NULL;
