-- Schools: prepaid accounts on the same ledger as workspaces, with a time zone and perhaps a subscription plan.
CREATE TABLE organization (
    id                     uuid PRIMARY KEY,
    name                   text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    time_zone              text        NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 100),
    status                 text        NOT NULL CHECK (status IN ('active', 'suspended')),
    plan_code              text        NOT NULL CHECK (plan_code ~ '^[a-z0-9][a-z0-9_-]{0,39}$'),
    generations_per_period integer     NOT NULL CHECK (generations_per_period BETWEEN 0 AND 1000000),
    period_start           date,       -- the first day of the plan's first month, in the time zone
    revision               bigint      NOT NULL CHECK (revision > 0),
    created_at             timestamptz NOT NULL,
    changed_at             timestamptz NOT NULL,
    CONSTRAINT a_plan_is_whole CHECK ((generations_per_period > 0) = (period_start IS NOT NULL))
);
CREATE INDEX organization_newest_first ON organization (created_at DESC, id DESC);

-- A state event with a revision that was told before would be taken for a stale one. A time zone stays: periods that
-- are over began and ended in it.
CREATE FUNCTION organization_revision_rises() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.revision <= old.revision OR (new.id, new.time_zone) IS DISTINCT FROM (old.id, old.time_zone) THEN
        RAISE EXCEPTION 'organization %: it keeps its time zone, and its revision rises above %', old.id, old.revision
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER organization_revision_rises BEFORE UPDATE ON organization
    FOR EACH ROW EXECUTE FUNCTION organization_revision_rises();

-- Usage-based work may end above its hold, up to a limit that usage-service keeps: a named overrun.
ALTER TABLE transfer
    ADD COLUMN overrun_micros bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT only_captures_overrun CHECK (
        overrun_micros = 0 OR (kind = 'capture' AND overrun_micros BETWEEN 0 AND amount_micros));
CREATE INDEX transfer_overrun ON transfer (created_at) WHERE overrun_micros > 0;
