-- SPDX-License-Identifier: Apache-2.0
-- Products are found by any part of their texts without reading all of them, as orders are. Kept by core/store/CatalogueTable, not
-- by triggers: those may not use virtual tables here (trusted_schema is off).

CREATE VIRTUAL TABLE product_search USING fts5 (
    text, content = 'products', content_rowid = 'no', detail = none, columnsize = 0,
    tokenize = 'trigram case_sensitive 1'
);
-- What begins with two characters: a search of two asks for all of these.
CREATE VIRTUAL TABLE product_terms USING fts5vocab (product_search, row);

INSERT INTO product_search (product_search) VALUES ('rebuild');
