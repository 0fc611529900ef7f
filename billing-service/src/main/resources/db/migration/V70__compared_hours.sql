-- What the ledger captured and voided is compared with what usage-service ended, by the hour in which it was recorded.
-- The hours that were compared are kept here, so that a restore of this database rolls them back too.
ALTER TABLE transfer
    ADD COLUMN recorded_at timestamptz,
    ADD CONSTRAINT a_capture_says_when_its_work_was_recorded CHECK (kind <> 'capture' OR recorded_at IS NOT NULL) NOT VALID,
    ADD CONSTRAINT only_what_ends_work_was_recorded CHECK (recorded_at IS NULL OR kind IN ('capture', 'void'));
COMMENT ON COLUMN transfer.recorded_at IS 'Of a capture or a void: when usage-service recorded its work; none where it never began';

-- Rows are written in about this order.
CREATE INDEX transfer_recorded ON transfer USING brin (recorded_at) WITH (pages_per_range = 32, autosummarize = on);

CREATE TABLE compared_hour (
    hour          timestamptz PRIMARY KEY,
    due_at        timestamptz,
    compared_at   timestamptz,
    records       bigint NOT NULL DEFAULT 0 CHECK (records >= 0),
    healed        bigint NOT NULL DEFAULT 0 CHECK (healed >= 0),
    surplus       bigint NOT NULL DEFAULT 0 CHECK (surplus >= 0),
    contradicting bigint NOT NULL DEFAULT 0 CHECK (contradicting >= 0)
);
COMMENT ON COLUMN compared_hour.hour IS 'When it begins';
COMMENT ON COLUMN compared_hour.due_at IS 'When it is compared next; none: it is too old to differ';
COMMENT ON COLUMN compared_hour.records IS 'Those of usage-service, when it was compared last';
COMMENT ON COLUMN compared_hour.healed IS 'Settled by all comparisons together';
COMMENT ON COLUMN compared_hour.surplus IS 'Settled here and not ended there, when it was compared last';
COMMENT ON COLUMN compared_hour.contradicting IS 'With another amount or account, or of no account, when it was compared last';
CREATE INDEX compared_hour_due ON compared_hour (due_at) WHERE due_at IS NOT NULL;
