-- Some work may be billed above its hold, up to a limit that is named when it is recorded.
ALTER TABLE usage_record
    ADD COLUMN limit_micros bigint CHECK (limit_micros >= 0),
    DROP CONSTRAINT never_above_the_hold,
    ADD CONSTRAINT never_above_the_limit CHECK (billable_micros BETWEEN 0 AND coalesce(limit_micros, hold_micros));

COMMENT ON COLUMN usage_record.limit_micros IS 'The most that may be billed; not given: what is held';
