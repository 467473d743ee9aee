-- SPDX-License-Identifier: Apache-2.0
-- Events and what follows from them (docs/decisions/021). The rows of the timelines are what is told to others, so the first
-- schema's outbox, which nothing ever wrote, goes.
DROP TABLE outbox;

-- The feed's position of the change that an entry belongs to. NULL for what was there before or was imported: history, no
-- news. A position is of one order, so (position, seq) is one order of all events, and the order of their commits.
ALTER TABLE events ADD COLUMN position INTEGER;
CREATE INDEX events_position ON events (position, seq) WHERE position IS NOT NULL;

-- How far each reader of the events has come.
CREATE TABLE event_cursors (
    reader TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    moved_at INTEGER NOT NULL
) WITHOUT ROWID;

-- Which events have had their effect (R14): written in the transaction of the effect.
CREATE TABLE consumed_events (
    consumer TEXT NOT NULL,
    position INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    consumed_at INTEGER NOT NULL,
    PRIMARY KEY (consumer, position, seq)
) WITHOUT ROWID;

-- Events that a consumer failed on again and again: out of the way of the others, and tried again later.
CREATE TABLE set_aside_events (
    consumer TEXT NOT NULL,
    position INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    error TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    set_aside_at INTEGER NOT NULL,
    PRIMARY KEY (consumer, position, seq)
) WITHOUT ROWID;

-- A customer's points are the sum of these rows; an event adds to them or takes from them once.
CREATE TABLE loyalty_points (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    seq INTEGER NOT NULL,
    customer_id TEXT NOT NULL,
    points INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (order_id, seq)
) WITHOUT ROWID;
CREATE INDEX loyalty_points_customer ON loyalty_points (customer_id, at);

-- Draft parcels: what is to be taken from where for an order that is paid.
CREATE TABLE pick_tasks (
    order_id INTEGER PRIMARY KEY REFERENCES orders (id),
    state TEXT NOT NULL CHECK (state IN ('OPEN', 'DONE', 'WITHDRAWN')),
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK ((state = 'OPEN') = (ended_at IS NULL))
);
CREATE INDEX pick_tasks_open ON pick_tasks (created_at, order_id) WHERE ended_at IS NULL;
CREATE TABLE pick_task_lines (
    order_id INTEGER NOT NULL REFERENCES pick_tasks (order_id) ON DELETE CASCADE,
    line_no INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, line_no)
) WITHOUT ROWID;

-- Whom to tell of what. `kinds`: one a line. What happened up to `from_position` was before its time.
CREATE TABLE webhooks (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    kinds TEXT NOT NULL,
    secret BLOB NOT NULL,
    from_position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    last_delivered_at INTEGER,
    failing_since INTEGER,
    last_problem TEXT NOT NULL DEFAULT '',
    switched_off_at INTEGER
);
CREATE TABLE webhook_deliveries (
    id INTEGER PRIMARY KEY,
    webhook_id INTEGER NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    trace_id TEXT NOT NULL,
    -- Signed and sent as it is each time; empty once the delivery has ended.
    body BLOB NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    -- NULL once it has ended.
    next_at INTEGER,
    ended_at INTEGER,
    delivered INTEGER NOT NULL DEFAULT 0,
    last_status INTEGER,
    CHECK ((next_at IS NULL) <> (ended_at IS NULL))
);
CREATE UNIQUE INDEX webhook_deliveries_event ON webhook_deliveries (webhook_id, position, seq);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX webhook_deliveries_ended ON webhook_deliveries (ended_at) WHERE ended_at IS NOT NULL;
