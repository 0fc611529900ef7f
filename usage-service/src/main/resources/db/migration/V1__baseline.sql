-- == record ==

-- A create request and its usage record are one row. A tombstone stands where a late record must not commit.
--
-- Every record is written twice, when it is accepted and when it has ended, mostly within seconds. With room on the same
-- page, and no index on a column that changes, the second version needs no new entry in any index (HOT).
CREATE TABLE usage_record (
    id                    uuid PRIMARY KEY,
    tombstone             boolean     NOT NULL DEFAULT false,
    account_id            uuid,
    wallet_id             uuid,
    billing_source        text        NOT NULL DEFAULT 'credits',
    audience              text,
    subject               text,
    category              text,
    parent_id             uuid        REFERENCES usage_record (id),
    idempotency_key       text,
    body_hash             bytea,
    mode                  text,
    tier                  text,
    requested_units       int,
    prompt                text,
    request               text,
    snapshot              jsonb,         -- of the price, to be asked about in SQL: with every digit of its numbers
    catalog_version       int,
    hold_micros           bigint,
    limit_micros          bigint      CHECK (limit_micros >= 0),
    billing_status        text        NOT NULL,
    billable_micros       bigint,
    units_ten_thousandths bigint,
    unit_price_micros     bigint,
    input_tokens          bigint,
    output_tokens         bigint,
    provider_cost_usd     numeric,
    content               text,
    failure_code          text,
    failure_message       text,
    worker                uuid,
    late                  boolean     NOT NULL DEFAULT false,
    recorded_at           timestamptz NOT NULL,
    completed_at          timestamptz,

    CONSTRAINT known_status CHECK (billing_status IN ('RECORDED', 'FINALIZED', 'VOIDED')),
    CONSTRAINT known_billing_source CHECK (billing_source IN ('credits', 'tokens', 'plan')),
    CONSTRAINT tombstones_are_void CHECK (NOT tombstone OR billing_status = 'VOIDED'),
    CONSTRAINT records_are_whole CHECK (tombstone OR (account_id IS NOT NULL AND audience IS NOT NULL
        AND subject IS NOT NULL AND category IS NOT NULL AND body_hash IS NOT NULL AND mode IS NOT NULL
        AND requested_units IS NOT NULL AND prompt IS NOT NULL AND request IS NOT NULL AND snapshot IS NOT NULL
        AND catalog_version IS NOT NULL AND hold_micros IS NOT NULL)),
    -- Who pays is told apart by what pays: work for schools is paid by tokens or covered by a plan.
    CONSTRAINT a_source_has_its_audience CHECK (
        tombstone OR (audience = 'platform') = (billing_source = 'credits')),
    -- A student's own tokens pay for what no plan covers: the record stays the organization's, its charge is the student's.
    CONSTRAINT only_tokens_are_somebody_elses CHECK (
        wallet_id IS NULL OR (billing_source = 'tokens' AND wallet_id <> account_id)),
    -- A plan covers work that is priced and costs nothing.
    CONSTRAINT nothing_is_held_where_a_plan_pays CHECK (billing_source <> 'plan' OR hold_micros = 0),
    -- Some work may be billed above its hold, up to a limit that is named when it is recorded.
    CONSTRAINT never_above_the_limit CHECK (billable_micros BETWEEN 0 AND coalesce(limit_micros, hold_micros)),
    CONSTRAINT failed_work_is_free CHECK (tombstone OR billing_status <> 'VOIDED' OR billable_micros = 0),
    CONSTRAINT terminal_is_complete CHECK (tombstone OR (billing_status = 'RECORDED') = (completed_at IS NULL)),
    CONSTRAINT finalized_is_priced CHECK (billing_status <> 'FINALIZED' OR (billable_micros IS NOT NULL
        AND units_ten_thousandths > 0 AND unit_price_micros IS NOT NULL))
) WITH (fillfactor = 65);

COMMENT ON COLUMN usage_record.wallet_id IS 'The student''s wallet that is charged; none: the account''s own';
COMMENT ON COLUMN usage_record.parent_id IS 'Of an add-on: the slide deck or video it was made for';
COMMENT ON COLUMN usage_record.limit_micros IS 'The most that may be billed; not given: what is held';
COMMENT ON COLUMN usage_record.worker IS 'The process that accepted it';
COMMENT ON COLUMN usage_record.late IS 'Delivered after it had been voided: a render that was reported too late';

CREATE INDEX usage_record_by_account ON usage_record (account_id, category, recorded_at DESC, id DESC);
-- A student's history must not walk through the whole school's.
CREATE INDEX usage_record_by_wallet ON usage_record (wallet_id, category, recorded_at DESC, id DESC)
    WHERE wallet_id IS NOT NULL;
CREATE INDEX usage_record_by_parent ON usage_record (parent_id, recorded_at DESC) WHERE parent_id IS NOT NULL;
CREATE INDEX usage_record_of_a_school ON usage_record (account_id, recorded_at DESC, id DESC)
    WHERE billing_source <> 'credits';
CREATE INDEX usage_record_of_a_person ON usage_record (account_id, subject, recorded_at DESC, id DESC)
    WHERE billing_source <> 'credits';
-- Of a course and of a lesson, by the school's own ids, in what was requested; only what names one is in it.
CREATE INDEX usage_record_of_a_course
    ON usage_record (account_id, (request::jsonb #>> '{target,courseId}'), recorded_at DESC, id DESC)
    WHERE billing_source <> 'credits' AND request::jsonb #>> '{target,courseId}' IS NOT NULL;
CREATE INDEX usage_record_of_a_lesson
    ON usage_record (account_id, (request::jsonb #>> '{target,lessonId}'), recorded_at DESC, id DESC)
    WHERE billing_source <> 'credits' AND request::jsonb #>> '{target,lessonId}' IS NOT NULL;
-- What ended is compared with the ledger by the hour in which it was recorded; rows are written in about this order.
CREATE INDEX usage_record_recorded ON usage_record USING brin (recorded_at)
    WITH (pages_per_range = 32, autosummarize = on);

-- On which document a finalized record is, and what Stripe's meters say of it: a copy of what billing-service knows. Beside the record, and not in it: a month's
-- records are settled at once, long after their end, and would be written anew whole, on pages that are full by then.
CREATE TABLE settled_usage (
    record_id      uuid PRIMARY KEY,
    revision       bigint NOT NULL DEFAULT 0 CHECK (revision >= 0),
    invoice_id     uuid,
    invoice_number text   CHECK (length(invoice_number) BETWEEN 1 AND 100),
    invoice_line   int    CHECK (invoice_line > 0),
    meter_revision bigint NOT NULL DEFAULT 0 CHECK (meter_revision >= 0),
    meter_status   text   CHECK (meter_status IN ('PENDING', 'REPORTED', 'FAILED')),
    meter_attempts int    CHECK (meter_attempts >= 0),
    meter_late     boolean,
    meter_error    text,
    CONSTRAINT something_was_told CHECK (revision > 0 OR meter_revision > 0),
    CONSTRAINT a_document_is_named_whole CHECK (num_nonnulls(invoice_id, invoice_number, invoice_line) IN (0, 3)),
    CONSTRAINT a_document_was_told CHECK (revision > 0 OR invoice_id IS NULL),
    CONSTRAINT a_meter_is_told_whole CHECK (
        num_nonnulls(meter_status, meter_attempts, meter_late) = CASE WHEN meter_revision > 0 THEN 3 ELSE 0 END),
    CONSTRAINT what_failed_says_why CHECK (
        CASE WHEN meter_status IS NULL THEN meter_error IS NULL ELSE meter_status <> 'FAILED' OR meter_error IS NOT NULL END)
);

COMMENT ON COLUMN settled_usage.revision IS 'Of documents: what was told with a lower one changes nothing. 0: nothing was told';
COMMENT ON COLUMN settled_usage.invoice_id IS 'None: its document was voided, or nothing was told of one';
COMMENT ON COLUMN settled_usage.meter_revision IS 'Of Stripe''s meters, likewise';

-- One row for each record that is RECORDED: small, and quickly turned over.
CREATE TABLE running_work (
    id          uuid PRIMARY KEY,
    worker      uuid        NOT NULL,
    deadline_at timestamptz NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- The lease of each replica, in the database's own time.
CREATE TABLE worker (
    id          uuid PRIMARY KEY,
    lease_until timestamptz NOT NULL
);

-- == edit ==

-- Who knows the token may edit the slide deck or video, until it expires; it is made when it is first shown.
CREATE TABLE edit_token (
    record_id  uuid PRIMARY KEY REFERENCES usage_record (id),
    token      text        NOT NULL CHECK (token ~ '^[0-9a-f]{32}$'),
    expires_at timestamptz NOT NULL,
    document   text,                    -- what became of it by editing; none: as it was delivered
    CONSTRAINT edit_token_is_unique UNIQUE (token)
);

-- Scenes that were added under a caller's own key: the same key again is the same scene.
CREATE TABLE scene_key (
    record_id       uuid NOT NULL REFERENCES edit_token (record_id),
    idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
    request_hash    text NOT NULL CHECK (request_hash ~ '^[0-9a-f]{64}$'),
    scene_id        text NOT NULL,
    PRIMARY KEY (record_id, idempotency_key)
);

-- == outbox ==

-- Events that are true once their transaction commits; one row holds all events of a transaction. Rows come and go; the
-- table must be vacuumed by their number, not by its size, which is next to nothing. What is told stays here for a
-- moment: packing and unpacking it costs more than the room that it saves.
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topics     text[]        NOT NULL,
    keys       text[]        NOT NULL,
    types      text[]        NOT NULL,
    ids        text[]        NOT NULL,
    times      timestamptz[] NOT NULL,
    payloads   text[]        STORAGE EXTERNAL NOT NULL,
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

-- == session ==

-- Whether the sessions of an enrollment or a group are transcribed and summarized: each change, for ever. None: off.
CREATE TABLE post_session_switch (
    organization_id uuid        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('enrollment', 'group')),
    attendance_id   text        NOT NULL CHECK (length(attendance_id) BETWEEN 1 AND 200),
    revision        int         NOT NULL CHECK (revision > 0),
    enabled         boolean     NOT NULL,
    changed_by      text        NOT NULL CHECK (length(changed_by) BETWEEN 1 AND 255),
    changed_at      timestamptz NOT NULL,
    PRIMARY KEY (organization_id, kind, attendance_id, revision)
);

-- Sessions that began for an enrollment or a group while its switch was on: for it they are billed, whatever became of the
-- switch since.
CREATE TABLE summarized_session (
    organization_id uuid        NOT NULL,
    session_id      text        NOT NULL CHECK (length(session_id) BETWEEN 1 AND 200),
    kind            text        NOT NULL CHECK (kind IN ('enrollment', 'group')),
    attendance_id   text        NOT NULL CHECK (length(attendance_id) BETWEEN 1 AND 200),
    began_at        timestamptz NOT NULL,
    PRIMARY KEY (organization_id, session_id, kind, attendance_id)
);

-- Who was the first to ask for the summary that is recorded under an id: in this name everybody asks for it. The next number
-- is claimed once the one before it failed, or was given up.
CREATE TABLE summary_claim (
    record_id       uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    session_id      text NOT NULL CHECK (length(session_id) BETWEEN 1 AND 200),
    number          int  NOT NULL CHECK (number >= 0),
    subject         text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
    role            text NOT NULL CHECK (role IN ('org_admin', 'teacher', 'student')),
    measured        boolean     NOT NULL,    -- elsewhere: it is recorded as it was measured, and nobody asks in this name
    claimed_at      timestamptz NOT NULL,    -- by the real clock
    UNIQUE (organization_id, session_id, number)
);
