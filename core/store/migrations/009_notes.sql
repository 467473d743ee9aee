-- SPDX-License-Identifier: Apache-2.0
-- Which orders have notes. Their index is made where the others are (core/store/LoadTable). A service that counts notes may have
-- told already what an earlier version only kept.

ALTER TABLE orders ADD COLUMN note_count INTEGER NOT NULL DEFAULT 0;
UPDATE orders SET note_count = coalesce((
    SELECT max(0, CAST(json_extract(CAST(b.body AS TEXT), '$.note_count') AS INTEGER))
    FROM order_bodies b WHERE b.row = orders.row), 0)
WHERE row IN (SELECT row FROM order_bodies WHERE instr(body, CAST('"note_count":' AS BLOB)) > 0);
