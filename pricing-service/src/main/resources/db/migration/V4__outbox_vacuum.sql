-- Rows come and go; the table must be vacuumed by their number, not by its size, which is next to nothing.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
