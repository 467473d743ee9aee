-- SPDX-License-Identifier: Apache-2.0
-- How many notes an order has, so that a list of orders can be asked for those with some (docs/decisions/032).
ALTER TABLE orders ADD COLUMN note_count BIGINT NOT NULL DEFAULT 0 CHECK (note_count >= 0);
UPDATE orders SET note_count = noted.notes
FROM (SELECT order_id, count(*) AS notes FROM events WHERE kind = 'NOTED' GROUP BY order_id) noted
WHERE orders.id = noted.order_id;
CREATE INDEX orders_noted ON orders (created_at, id) WHERE note_count > 0;

-- Orders with notes go through the feed once more, in the order in which they stand there, with their count: desks that have
-- them already learn of it. All others stay as they are, to the byte.
CREATE TABLE noted_orders (
    revision BIGINT PRIMARY KEY,
    new_revision BIGINT NOT NULL,
    note_count BIGINT NOT NULL
);
INSERT INTO noted_orders (revision, new_revision, note_count)
SELECT revision, (SELECT position FROM feed_clock WHERE id = 1) + row_number() OVER (ORDER BY revision), note_count
FROM orders WHERE note_count > 0;
UPDATE feed SET
    position = n.new_revision,
    body = replace(left(feed.body, -1), '"revision":' || n.revision || ',"source":',
        '"revision":' || n.new_revision || ',"source":') || ',"note_count":' || n.note_count || '}',
    masked = replace(left(feed.masked, -1), '"revision":' || n.revision || ',"source":',
        '"revision":' || n.new_revision || ',"source":') || ',"note_count":' || n.note_count || '}'
FROM noted_orders n WHERE feed.position = n.revision AND feed.entity = 'order';
UPDATE orders SET revision = n.new_revision FROM noted_orders n WHERE orders.revision = n.revision;
UPDATE feed_clock SET position = position + (SELECT count(*) FROM noted_orders) WHERE id = 1;
DROP TABLE noted_orders;
