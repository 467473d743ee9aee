-- SPDX-License-Identifier: Apache-2.0
-- Events and what follows from them (docs/decisions/021). The rows of the timelines are what is told to others, so the first
-- schema's outbox, which nothing ever wrote, goes.
DROP TABLE outbox;

-- The feed's position of the change that an entry belongs to. NULL for what was there before or was imported: history, no
-- news. A position is of one order, so (position, seq) is one order of all events, and the order of their commits.
ALTER TABLE events ADD COLUMN position BIGINT;
CREATE INDEX events_position ON events (position, seq) WHERE position IS NOT NULL;

-- How far each reader of the events has come.
CREATE TABLE event_cursors (
    reader TEXT COLLATE "C" PRIMARY KEY,
    position BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    moved_at BIGINT NOT NULL
);

-- Which events have had their effect (R14): written in the transaction of the effect.
CREATE TABLE consumed_events (
    consumer TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    consumed_at BIGINT NOT NULL,
    PRIMARY KEY (consumer, position, seq)
);

-- Events that a consumer failed on again and again: out of the way of the others, and tried again later.
CREATE TABLE set_aside_events (
    consumer TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    order_id BIGINT NOT NULL REFERENCES orders (id),
    error TEXT COLLATE "C" NOT NULL,
    attempts BIGINT NOT NULL,
    set_aside_at BIGINT NOT NULL,
    PRIMARY KEY (consumer, position, seq)
);

-- A customer's points are the sum of these rows; an event adds to them or takes from them once.
CREATE TABLE loyalty_points (
    order_id BIGINT NOT NULL REFERENCES orders (id),
    seq BIGINT NOT NULL,
    customer_id TEXT COLLATE "C" NOT NULL,
    points BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (order_id, seq)
);
CREATE INDEX loyalty_points_customer ON loyalty_points (customer_id, at);

-- Draft parcels: what is to be taken from where for an order that is paid.
CREATE TABLE pick_tasks (
    order_id BIGINT PRIMARY KEY REFERENCES orders (id),
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('OPEN', 'DONE', 'WITHDRAWN')),
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    CHECK ((state = 'OPEN') = (ended_at IS NULL))
);
CREATE INDEX pick_tasks_open ON pick_tasks (created_at, order_id) WHERE ended_at IS NULL;
CREATE TABLE pick_task_lines (
    order_id BIGINT NOT NULL REFERENCES pick_tasks (order_id) ON DELETE CASCADE,
    line_no BIGINT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, line_no)
);

-- Whom to tell of what. `kinds`: one a line. What happened up to `from_position` was before its time.
CREATE TABLE webhooks (
    id BIGINT PRIMARY KEY,
    url TEXT COLLATE "C" NOT NULL,
    kinds TEXT COLLATE "C" NOT NULL,
    secret BYTEA NOT NULL,
    from_position BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT COLLATE "C" NOT NULL,
    last_delivered_at BIGINT,
    failing_since BIGINT,
    last_problem TEXT COLLATE "C" NOT NULL DEFAULT '',
    switched_off_at BIGINT
);
CREATE TABLE webhook_deliveries (
    id BIGINT PRIMARY KEY,
    webhook_id BIGINT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    trace_id TEXT COLLATE "C" NOT NULL,
    -- Signed and sent as it is each time; empty once the delivery has ended.
    body BYTEA NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    -- NULL once it has ended.
    next_at BIGINT,
    ended_at BIGINT,
    delivered BIGINT NOT NULL DEFAULT 0,
    last_status BIGINT,
    CHECK ((next_at IS NULL) <> (ended_at IS NULL))
);
CREATE UNIQUE INDEX webhook_deliveries_event ON webhook_deliveries (webhook_id, position, seq);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX webhook_deliveries_ended ON webhook_deliveries (ended_at) WHERE ended_at IS NOT NULL;
