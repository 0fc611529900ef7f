-- What the history tells of a record besides its price.
ALTER TABLE usage_record
    ADD COLUMN parent_id uuid REFERENCES usage_record (id),
    ADD COLUMN worker uuid,
    ADD COLUMN late boolean NOT NULL DEFAULT false;

COMMENT ON COLUMN usage_record.parent_id IS 'Of an add-on: the slide deck or video it was made for';
COMMENT ON COLUMN usage_record.worker IS 'The process that accepted it';
COMMENT ON COLUMN usage_record.late IS 'Delivered after it had been voided: a render that was reported too late';

CREATE INDEX usage_record_by_parent ON usage_record (parent_id, recorded_at DESC) WHERE parent_id IS NOT NULL;
