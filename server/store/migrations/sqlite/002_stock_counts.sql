-- SPDX-License-Identifier: Apache-2.0
-- Stock takes (docs/decisions/015). The first schema laid out two tables that nothing ever wrote.
DROP TABLE stock_count_lines;
DROP TABLE stock_counts;

-- The numbers of its lines are kept in the transaction that changes a line.
CREATE TABLE stock_counts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('COUNTING', 'APPROVED', 'CANCELLED')),
    blind INTEGER NOT NULL,
    scope_kind TEXT NOT NULL CHECK (scope_kind IN ('ALL', 'LOCATION', 'SKUS')),
    scope_location TEXT NOT NULL,
    -- Chosen SKUs and counters: one a line.
    scope_skus TEXT NOT NULL,
    note TEXT NOT NULL,
    line_count INTEGER NOT NULL,
    counted_count INTEGER NOT NULL DEFAULT 0,
    recount_count INTEGER NOT NULL DEFAULT 0,
    difference_count INTEGER NOT NULL DEFAULT 0,
    counters TEXT NOT NULL DEFAULT '',
    created_by TEXT NOT NULL,
    created_by_id INTEGER,
    create_op_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_counted_at INTEGER,
    ended_by TEXT NOT NULL DEFAULT '',
    ended_by_id INTEGER,
    end_op_id TEXT NOT NULL DEFAULT '',
    ended_at INTEGER,
    version INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    CHECK ((status = 'COUNTING') = (ended_at IS NULL))
);
-- A key is its user's own (R2), and one decision has one effect even when its key is long forgotten (R3).
CREATE UNIQUE INDEX stock_counts_create_op ON stock_counts (created_by_id, create_op_id);
CREATE UNIQUE INDEX stock_counts_end_op ON stock_counts (ended_by_id, end_op_id) WHERE ended_at IS NOT NULL;
CREATE INDEX stock_counts_status ON stock_counts (status, id);

-- What is to be counted. `expected` is on_hand as of `counted_at`; `movements_from` the smallest id that a movement after it
-- can have, so that what moved since is found without reading a product's whole past.
CREATE TABLE stock_count_lines (
    stock_count_id INTEGER NOT NULL REFERENCES stock_counts (id),
    sku TEXT NOT NULL REFERENCES products (sku),
    on_hand_at_start INTEGER NOT NULL,
    round INTEGER NOT NULL DEFAULT 1,
    counted INTEGER CHECK (counted >= 0),
    expected INTEGER,
    moved_between INTEGER,
    first_counted_at INTEGER,
    counted_at INTEGER,
    movements_from INTEGER,
    -- When it was approved.
    on_hand_at_end INTEGER,
    corrected_at_end INTEGER,
    applied INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL,
    PRIMARY KEY (stock_count_id, sku),
    CHECK ((counted IS NULL) = (expected IS NULL) AND (counted IS NULL) = (counted_at IS NULL))
) WITHOUT ROWID;
CREATE INDEX stock_count_lines_revision ON stock_count_lines (stock_count_id, revision, sku);

-- Who counted what, where and when; never changed but for `counts`, which a later entry or a recount takes away.
CREATE TABLE stock_count_entries (
    id INTEGER PRIMARY KEY,
    stock_count_id INTEGER NOT NULL,
    sku TEXT NOT NULL,
    round INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    user TEXT NOT NULL,
    device TEXT NOT NULL,
    place TEXT NOT NULL,
    counted INTEGER CHECK (counted >= 0),
    expected INTEGER NOT NULL,
    counted_at INTEGER NOT NULL,
    at INTEGER NOT NULL,
    op_id TEXT NOT NULL,
    note TEXT NOT NULL,
    counts INTEGER NOT NULL,
    FOREIGN KEY (stock_count_id, sku) REFERENCES stock_count_lines (stock_count_id, sku)
);
CREATE INDEX stock_count_entries_line ON stock_count_entries (stock_count_id, sku, id);
CREATE UNIQUE INDEX stock_count_entries_op ON stock_count_entries (user_id, op_id);

-- One approval is many movements under one key; each count moves a product once.
ALTER TABLE movements ADD COLUMN stock_count_id INTEGER REFERENCES stock_counts (id);
DROP INDEX movements_op;
CREATE UNIQUE INDEX movements_op ON movements (user_id, op_id)
    WHERE order_id IS NULL AND stock_count_id IS NULL AND op_id <> '';
CREATE UNIQUE INDEX movements_count ON movements (stock_count_id, sku) WHERE stock_count_id IS NOT NULL;
