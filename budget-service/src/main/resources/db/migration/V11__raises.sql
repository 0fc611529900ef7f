-- More for a teacher in one period only: what an org admin distributes.
ALTER TABLE budget
    ADD COLUMN raised_micros bigint NOT NULL DEFAULT 0 CHECK (raised_micros >= 0),
    ADD COLUMN raised_period text CHECK (raised_period IN ('weekly', 'monthly')),
    ADD COLUMN raised_start timestamptz,
    ADD CONSTRAINT a_raise_is_of_a_period CHECK (
        (raised_period IS NULL) = (raised_start IS NULL) AND (raised_start IS NULL) = (raised_micros = 0));

COMMENT ON COLUMN budget.raised_micros IS 'On top of the limit, in the one period that begins at raised_start';

-- Each once, for ever: its id is the distribution's.
CREATE TABLE budget_raise (
    id            uuid PRIMARY KEY,
    budget_id     uuid        NOT NULL REFERENCES budget,
    period        text        NOT NULL CHECK (period IN ('weekly', 'monthly')),
    period_start  timestamptz NOT NULL,
    amount_micros bigint      NOT NULL CHECK (amount_micros > 0),
    created_at    timestamptz NOT NULL,
    created_by    text        NOT NULL CHECK (length(created_by) BETWEEN 1 AND 255)
);
CREATE INDEX budget_raise_of_a_period ON budget_raise (budget_id, period, period_start);
CREATE TRIGGER raises_are_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON budget_raise
    FOR EACH STATEMENT EXECUTE FUNCTION entries_are_immutable();
