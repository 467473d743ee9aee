-- SPDX-License-Identifier: Apache-2.0
-- Timelines are not in the feed: they are read from the service when an order is opened, and kept with their age.

-- `body`: {"items":[…]}, the entries as the service gave them to this role.
CREATE TABLE timelines (
    order_id INTEGER PRIMARY KEY,
    as_of INTEGER NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX timelines_as_of ON timelines (as_of);
