-- SPDX-License-Identifier: Apache-2.0
-- Of rows that are only ever written together with their order or product, in one transaction, and of which nothing is ever deleted:
-- each reference is a query and a lock of its own for every row, a sixth of what placing an order costs the server
-- (docs/decisions/042). SQLite, whose checks cost little, keeps them, and `audit` looks on both.
ALTER TABLE order_lines DROP CONSTRAINT order_lines_order_id_fkey;
ALTER TABLE events DROP CONSTRAINT events_order_id_fkey;
ALTER TABLE movements
    DROP CONSTRAINT movements_sku_fkey,
    DROP CONSTRAINT movements_order_id_fkey;
