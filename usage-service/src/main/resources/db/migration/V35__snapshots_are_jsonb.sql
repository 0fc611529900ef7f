-- A price snapshot can be asked about in SQL: it is stored as jsonb, with every digit of its numbers.
ALTER TABLE usage_record ALTER COLUMN snapshot TYPE jsonb USING snapshot::jsonb;
