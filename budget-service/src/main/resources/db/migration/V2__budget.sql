-- How many tokens a teacher may spend of the organization's wallet. A removed budget stays as a row without terms, so
-- that its revision goes on rising when it is set again.
CREATE TABLE budget (
    id              uuid        PRIMARY KEY,
    organization_id text        NOT NULL,
    teacher_id      text        NOT NULL,
    period          text        CHECK (period IN ('weekly', 'monthly')),
    limit_micros    bigint      CHECK (limit_micros > 0),     -- 1 token = 10,000 micro-USD
    revision        bigint      NOT NULL CHECK (revision >= 0),
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    changed_by      text        NOT NULL,

    CONSTRAINT budget_of_a_teacher UNIQUE (organization_id, teacher_id),
    CONSTRAINT terms_are_whole CHECK ((period IS NULL) = (limit_micros IS NULL))
);

CREATE INDEX budget_newest_first ON budget (organization_id, created_at DESC, id DESC) WHERE period IS NOT NULL;

CREATE FUNCTION keep_budget_revision_rising() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.revision <= OLD.revision
        OR (NEW.id, NEW.organization_id, NEW.teacher_id) IS DISTINCT FROM (OLD.id, OLD.organization_id, OLD.teacher_id)
    THEN
        RAISE EXCEPTION 'budget % keeps its teacher, and each change raises its revision', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER budget_revision_rises BEFORE UPDATE ON budget
    FOR EACH ROW EXECUTE FUNCTION keep_budget_revision_rising();
