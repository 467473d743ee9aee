-- SPDX-License-Identifier: Apache-2.0
-- JSON lies compressed in the store (docs/decisions/045), and compressed it is short enough to travel as bytes. What is there is
-- read as it is until it changes. Rewrites both tables: some minutes for ten million orders, and their room once more meanwhile.
ALTER TABLE feed
    ALTER COLUMN body TYPE BYTEA USING convert_to(body, 'UTF8'),
    ALTER COLUMN masked TYPE BYTEA USING convert_to(masked, 'UTF8');
ALTER TABLE idempotency
    ALTER COLUMN data TYPE BYTEA USING convert_to(data, 'UTF8');
