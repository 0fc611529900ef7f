-- What may be spent, is spent, and is reserved for work in progress. Plans and time zones are billing-service's.

-- == teacher ==

-- How many tokens a teacher may spend of the organization's wallet. Every teacher who spends has a row, without terms if
-- there is no budget of the teacher's own, so that spending is counted before one is set; and its revision goes on rising
-- when it is removed.
CREATE TABLE budget (
    id              uuid        PRIMARY KEY,
    organization_id text        NOT NULL,
    teacher_id      text        NOT NULL,
    period          text        CHECK (period IN ('weekly', 'monthly')),
    limit_micros    bigint      CHECK (limit_micros > 0),     -- 1 token = 10,000 micro-USD
    revision        bigint      NOT NULL CHECK (revision > 0),
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    changed_by      text,                                     -- null until somebody sets or raises it
    exempt          boolean     NOT NULL DEFAULT false,       -- from the default budget

    CONSTRAINT budget_of_a_teacher UNIQUE (organization_id, teacher_id),
    CONSTRAINT terms_are_whole CHECK ((period IS NULL) = (limit_micros IS NULL)),
    CONSTRAINT somebody_set_the_terms CHECK ((period IS NULL AND NOT exempt) OR changed_by IS NOT NULL),
    CONSTRAINT who_is_exempt_has_no_terms CHECK (NOT exempt OR period IS NULL)
);

CREATE INDEX budget_newest_first ON budget (organization_id, created_at DESC, id DESC);

-- The budget of every teacher of an organization who has none of their own and is not exempt, each for themselves.
CREATE TABLE default_budget (
    organization_id text PRIMARY KEY,
    period          text        NOT NULL CHECK (period IN ('weekly', 'monthly')),
    limit_micros    bigint      NOT NULL CHECK (limit_micros > 0),
    changed_at      timestamptz NOT NULL,
    changed_by      text        NOT NULL CHECK (length(changed_by) BETWEEN 1 AND 255)
);

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

-- More for a teacher in the week and the month of created_at: what an org admin distributes, or grants on request. Each
-- once, for ever: its id is the distribution's, or the request's.
CREATE TABLE budget_raise (
    id            uuid PRIMARY KEY,
    budget_id     uuid        NOT NULL REFERENCES budget,
    amount_micros bigint      NOT NULL CHECK (amount_micros > 0),
    created_at    timestamptz NOT NULL,
    created_by    text        NOT NULL CHECK (length(created_by) BETWEEN 1 AND 255)
);
CREATE INDEX raises_of_a_budget ON budget_raise (budget_id, created_at);

-- Of raises, reservations and how they ended.
CREATE FUNCTION entries_are_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: what was reserved and spent is never changed', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER raises_are_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON budget_raise
    FOR EACH STATEMENT EXECUTE FUNCTION entries_are_immutable();

-- What a teacher has spent in one period: a row for the week and one for the month, whichever the budget goes by, so
-- that a budget can be set later and change from one to the other. A new period begins without a row, at 0.
CREATE TABLE spend (
    budget_id         uuid        NOT NULL REFERENCES budget,
    period            text        NOT NULL CHECK (period IN ('weekly', 'monthly')),
    period_start      timestamptz NOT NULL,
    resets_at         timestamptz NOT NULL CHECK (resets_at > period_start),
    reserved_micros   bigint      NOT NULL CHECK (reserved_micros >= 0),
    spent_micros      bigint      NOT NULL DEFAULT 0 CHECK (spent_micros >= 0),
    ceiling_micros    bigint      CHECK (ceiling_micros > 0),       -- the highest limit that a reservation was judged by
    overrun_micros    bigint      NOT NULL DEFAULT 0 CHECK (overrun_micros >= 0),
    exceeded_revision bigint,                                       -- the last one that was told to be exceeded
    restore_at        timestamptz,                                  -- told to be exceeded, and not yet to be restored
    raised_micros     bigint      NOT NULL DEFAULT 0 CHECK (raised_micros >= 0),    -- on top of the limit
    PRIMARY KEY (budget_id, period, period_start),
    CONSTRAINT nobody_overspends CHECK (spent_micros + reserved_micros <= ceiling_micros + overrun_micros)
) WITH (fillfactor = 70);
CREATE INDEX spend_to_restore ON spend (restore_at) WHERE restore_at IS NOT NULL;

COMMENT ON COLUMN spend.overrun_micros IS 'How far usage-based work ended above what was reserved for it';

-- == reservation ==

-- How many generations of a plan's month are used or reserved.
CREATE TABLE allowance (
    organization_id text        NOT NULL,
    period_start    timestamptz NOT NULL,
    resets_at       timestamptz NOT NULL CHECK (resets_at > period_start),
    generations     integer     NOT NULL CHECK (generations > 0),   -- the most that the plan ever covered in this month
    used            integer     NOT NULL CHECK (used >= 0),
    PRIMARY KEY (organization_id, period_start),
    CONSTRAINT nobody_overuses CHECK (used <= generations)
);

-- One for each usage record of a school, for ever; its id is the record's.
CREATE TABLE reservation (
    id              uuid PRIMARY KEY,
    organization_id text        NOT NULL,
    teacher_id      text,
    role            text        NOT NULL CHECK (role IN ('teacher', 'org_admin', 'student')),
    activity        text        NOT NULL,
    source          text        NOT NULL CHECK (source IN ('plan', 'tokens')),
    budget_id       uuid        REFERENCES budget,
    amount_micros   bigint      NOT NULL CHECK (amount_micros >= 0),
    allowance_start timestamptz,
    reserved_at     timestamptz NOT NULL,
    FOREIGN KEY (organization_id, allowance_start) REFERENCES allowance,
    CONSTRAINT a_plan_is_used_up_by_its_month CHECK ((source = 'plan') = (allowance_start IS NOT NULL)),
    CONSTRAINT a_plan_touches_no_budget CHECK (source = 'tokens' OR (budget_id IS NULL AND amount_micros = 0)),
    CONSTRAINT what_teachers_spend_is_counted CHECK (source = 'plan' OR (teacher_id IS NULL) = (budget_id IS NULL))
);
CREATE INDEX reservation_of_an_allowance ON reservation (organization_id, allowance_start, teacher_id)
    WHERE allowance_start IS NOT NULL;
CREATE INDEX reservation_of_a_budget ON reservation (budget_id, reserved_at) WHERE budget_id IS NOT NULL;

-- What is reserved right now: gone once the work has ended. Small, and busy.
CREATE TABLE open_reservation (
    id            uuid PRIMARY KEY REFERENCES reservation,
    holders       integer     NOT NULL CHECK (holders > 0),         -- requests under way that rely on it
    next_check_at timestamptz NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX open_reservation_to_check ON open_reservation (next_check_at);

-- How a reservation ended: once of a kind, for ever. Spent after it was released is late.
CREATE TABLE entry (
    reservation_id uuid        NOT NULL REFERENCES reservation,
    kind           text        NOT NULL CHECK (kind IN ('spent', 'released')),
    amount_micros  bigint      NOT NULL CHECK (amount_micros >= 0),
    late           boolean     NOT NULL,
    created_at     timestamptz NOT NULL,
    PRIMARY KEY (reservation_id, kind),
    CONSTRAINT released_is_free CHECK (kind = 'spent' OR amount_micros = 0)
);

CREATE TRIGGER entries_are_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION entries_are_immutable();
-- A reservation whose request was refused elsewhere is undone; one that has ended is kept by its entry.
CREATE TRIGGER reservations_are_immutable BEFORE UPDATE OR TRUNCATE ON reservation
    FOR EACH STATEMENT EXECUTE FUNCTION entries_are_immutable();

-- == outbox ==

-- Events that are true once their transaction commits; one row holds all events of a transaction. Rows come and go; the
-- table must be vacuumed by their number, not by its size, which is next to nothing.
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topics     text[]        NOT NULL,
    keys       text[]        NOT NULL,
    types      text[]        NOT NULL,
    ids        text[]        NOT NULL,
    times      timestamptz[] NOT NULL,
    payloads   text[]        NOT NULL,
    created_at timestamptz   NOT NULL DEFAULT now()    -- by the database's own clock: for how long the oldest event
                                                       -- waits is part of a service's health
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Events that Kafka will never take as they are; a person mends them and puts them back into the outbox.
CREATE TABLE outbox_refused (
    outbox_id  bigint      NOT NULL,
    position   int         NOT NULL,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    type       text        NOT NULL,
    event_id   text        NOT NULL,
    time       timestamptz NOT NULL,
    payload    text        NOT NULL,
    reason     text        NOT NULL,
    refused_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (outbox_id, position)
);

-- == increase ==

-- A teacher's request for a higher limit, and its answer.
CREATE TABLE increase_request (
    id                     uuid PRIMARY KEY,
    organization_id        text        NOT NULL,
    teacher_id             text        NOT NULL,
    period                 text        NOT NULL CHECK (period IN ('weekly', 'monthly')),
    period_start           timestamptz NOT NULL,
    resets_at              timestamptz NOT NULL,
    note                   text        CHECK (length(note) BETWEEN 1 AND 1000),
    requested_limit_micros bigint      CHECK (requested_limit_micros > 0),
    reply_email            text        CHECK (length(reply_email) BETWEEN 3 AND 254),
    limit_micros           bigint      NOT NULL CHECK (limit_micros > 0),   -- when it was made
    created_at             timestamptz NOT NULL,
    status                 text        NOT NULL CHECK (status IN ('pending', 'approved', 'denied')),
    decided_at             timestamptz,
    decided_by             text        CHECK (length(decided_by) BETWEEN 1 AND 255),
    new_limit_micros       bigint      CHECK (new_limit_micros > 0),        -- approved, from now on
    extra_micros           bigint      CHECK (extra_micros > 0),            -- approved, for one period: a raise of this id
    reason                 text        CHECK (length(reason) BETWEEN 1 AND 500),

    FOREIGN KEY (organization_id, teacher_id) REFERENCES budget (organization_id, teacher_id),
    CONSTRAINT made_in_its_period CHECK (period_start <= created_at AND created_at < resets_at),
    CONSTRAINT decided_by_somebody CHECK (
        (status = 'pending') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
    CONSTRAINT approved_gives_something CHECK (
        num_nonnulls(new_limit_micros, extra_micros) = CASE status WHEN 'approved' THEN 1 ELSE 0 END),
    CONSTRAINT only_a_denial_has_a_reason CHECK (reason IS NULL OR status = 'denied')
);
CREATE UNIQUE INDEX one_open_request ON increase_request (organization_id, teacher_id) WHERE status = 'pending';
CREATE INDEX increase_request_newest_first ON increase_request (organization_id, created_at DESC, id DESC);
CREATE INDEX increase_request_of_teacher ON increase_request (organization_id, teacher_id, created_at DESC, id DESC);
