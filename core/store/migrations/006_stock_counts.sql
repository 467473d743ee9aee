-- SPDX-License-Identifier: Apache-2.0
-- The lines of stock takes are not in the feed: they are read from the service when one is opened, as far as they changed.
-- The stock takes themselves are records.

-- `body`: the line as the service gave it to this role.
CREATE TABLE stock_count_lines (
    stock_count_id INTEGER NOT NULL,
    sku TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (stock_count_id, sku)
) WITHOUT ROWID;

-- How far they were read, and when.
CREATE TABLE stock_count_reads (
    stock_count_id INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL,
    as_of INTEGER NOT NULL
);

-- What a merchant means to decide about lines, until the approval.
CREATE TABLE stock_count_decisions (
    stock_count_id INTEGER NOT NULL,
    sku TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (stock_count_id, sku)
) WITHOUT ROWID;
