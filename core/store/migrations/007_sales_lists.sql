-- SPDX-License-Identifier: Apache-2.0
-- What lists of paid orders count and add up to, and sales of products in fewer, larger rows. What an earlier version kept of
-- products is put into the new rows when the file is opened (core/store/SalesUpgradeTable), and its two tables go.

-- `span`: a day, a month or a year; `data`: of up to 256 products, see core/store/ProductBlock.
CREATE TABLE product_sales (
    currency TEXT NOT NULL,
    block INTEGER NOT NULL,
    span INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (currency, block, span)
) WITHOUT ROWID;

-- Orders by the span in which they were paid and what they are now.
CREATE TABLE paid_orders (
    span INTEGER NOT NULL,
    currency TEXT NOT NULL,
    status INTEGER NOT NULL,
    country INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    total_minor INTEGER NOT NULL,
    PRIMARY KEY (span, currency, status, country)
) WITHOUT ROWID;
