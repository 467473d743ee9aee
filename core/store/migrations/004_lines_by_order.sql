-- SPDX-License-Identifier: Apache-2.0
-- Lines stand in the order of their orders, so that a first load appends them instead of writing all over the table. What
-- finds them by SKU, the index order_lines_sku, is built like the other indexes: after the load, or with the next pass.

CREATE TABLE order_lines_by_row (
    row INTEGER NOT NULL,
    line_no INTEGER NOT NULL,
    sku INTEGER NOT NULL,
    units INTEGER NOT NULL,
    total_minor INTEGER NOT NULL,
    PRIMARY KEY (row, line_no)
) WITHOUT ROWID;
INSERT OR IGNORE INTO order_lines_by_row (row, line_no, sku, units, total_minor)
    SELECT row, line_no, sku, units, total_minor FROM order_lines ORDER BY row, line_no;
DROP TABLE order_lines;
ALTER TABLE order_lines_by_row RENAME TO order_lines;

-- What the answer to an entry brought: when the service has gone back behind it, the entry's effect is gone (R19).
ALTER TABLE outbox ADD COLUMN answered_revision INTEGER;
