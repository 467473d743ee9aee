-- SPDX-License-Identifier: Apache-2.0
-- How many notes an order has, so that a list of orders can be asked for those with some (docs/decisions/032).
ALTER TABLE orders ADD COLUMN note_count INTEGER NOT NULL DEFAULT 0 CHECK (note_count >= 0);
UPDATE orders SET note_count = (SELECT count(*) FROM events e WHERE e.order_id = orders.id AND e.kind = 'NOTED')
WHERE id IN (SELECT order_id FROM events WHERE kind = 'NOTED');
CREATE INDEX orders_noted ON orders (created_at, id) WHERE note_count > 0;

-- Orders with notes go through the feed once more, in the order in which they stand there, with their count: desks that have
-- them already learn of it. All others stay as they are, to the byte.
CREATE TABLE noted_orders (
    revision INTEGER PRIMARY KEY,
    new_revision INTEGER NOT NULL,
    note_count INTEGER NOT NULL
);
INSERT INTO noted_orders (revision, new_revision, note_count)
SELECT revision, (SELECT position FROM feed_clock WHERE id = 1) + row_number() OVER (ORDER BY revision), note_count
FROM orders WHERE note_count > 0;
UPDATE feed SET
    position = (SELECT n.new_revision FROM noted_orders n WHERE n.revision = feed.position),
    body = (
        SELECT CAST(replace(substr(CAST(feed.body AS TEXT), 1, length(CAST(feed.body AS TEXT)) - 1),
            '"revision":' || n.revision || ',"source":', '"revision":' || n.new_revision || ',"source":')
            || ',"note_count":' || n.note_count || '}' AS BLOB)
        FROM noted_orders n WHERE n.revision = feed.position),
    masked = (
        SELECT CAST(replace(substr(CAST(feed.masked AS TEXT), 1, length(CAST(feed.masked AS TEXT)) - 1),
            '"revision":' || n.revision || ',"source":', '"revision":' || n.new_revision || ',"source":')
            || ',"note_count":' || n.note_count || '}' AS BLOB)
        FROM noted_orders n WHERE n.revision = feed.position)
WHERE position IN (SELECT revision FROM noted_orders) AND entity = 'order';
UPDATE orders SET revision = (SELECT n.new_revision FROM noted_orders n WHERE n.revision = orders.revision)
WHERE note_count > 0;
UPDATE feed_clock SET position = position + (SELECT count(*) FROM noted_orders) WHERE id = 1;
DROP TABLE noted_orders;
