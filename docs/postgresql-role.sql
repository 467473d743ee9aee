-- SPDX-License-Identifier: Apache-2.0
-- The role that instances of the service connect as: it reads and changes rows, and nothing else. To be run by the owner of the
-- database after `order-service init`, and again after an update that brought tables. See docs/postgresql.md.
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'order_service') THEN
        CREATE ROLE order_service NOSUPERUSER NOCREATEDB NOCREATEROLE;
    END IF;
END $$;
-- Instances give up a turn of their own after 5 s. A person's session that took something and went to lunch is ended after 30 s.
DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout = ''30s''', current_database());
END $$;
GRANT USAGE ON SCHEMA public TO order_service;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO order_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO order_service;
-- What is history is only written.
GRANT INSERT ON events, loyalty_points, movements, payments, shipment_lines, refunds, refund_lines, runs TO order_service;
GRANT INSERT, UPDATE ON orders, order_lines, shipments, products, workers, leases, shop,
    stock_counts, stock_count_lines, stock_count_entries, event_cursors TO order_service;
GRANT UPDATE ON feed_clock, held_in_memory TO order_service;
GRANT INSERT, UPDATE, DELETE ON feed, idempotency, users, sessions, spent_refresh_tokens, sign_in_failures, views,
    consumed_events, set_aside_events, pick_tasks, pick_task_lines, webhooks, webhook_deliveries TO order_service;
