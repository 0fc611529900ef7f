-- A create request and its usage record are one row. A tombstone stands where a late record must not commit.
CREATE TABLE usage_record (
    id uuid PRIMARY KEY,
    tombstone boolean NOT NULL DEFAULT false,
    account_id uuid,
    audience text,
    subject text,
    category text,
    idempotency_key text,
    body_hash bytea,
    mode text,
    tier text,
    requested_units int,
    prompt text,
    request text,
    snapshot text,
    catalog_version int,
    hold_micros bigint,
    billing_status text NOT NULL,
    billable_micros bigint,
    units_ten_thousandths bigint,
    unit_price_micros bigint,
    input_tokens bigint,
    output_tokens bigint,
    provider_cost_usd numeric,
    content text,
    failure_code text,
    failure_message text,
    recorded_at timestamptz NOT NULL,
    completed_at timestamptz,
    CONSTRAINT known_status CHECK (billing_status IN ('RECORDED', 'FINALIZED', 'VOIDED')),
    CONSTRAINT tombstones_are_void CHECK (NOT tombstone OR billing_status = 'VOIDED'),
    CONSTRAINT records_are_whole CHECK (tombstone OR (account_id IS NOT NULL AND audience IS NOT NULL
        AND subject IS NOT NULL AND category IS NOT NULL AND body_hash IS NOT NULL AND mode IS NOT NULL
        AND requested_units IS NOT NULL AND prompt IS NOT NULL AND request IS NOT NULL AND snapshot IS NOT NULL
        AND catalog_version IS NOT NULL AND hold_micros IS NOT NULL)),
    CONSTRAINT never_above_the_hold CHECK (billable_micros BETWEEN 0 AND hold_micros),
    CONSTRAINT failed_work_is_free CHECK (tombstone OR billing_status <> 'VOIDED' OR billable_micros = 0),
    CONSTRAINT terminal_is_complete CHECK (tombstone OR (billing_status = 'RECORDED') = (completed_at IS NULL)),
    CONSTRAINT finalized_is_priced CHECK (billing_status <> 'FINALIZED' OR (billable_micros IS NOT NULL
        AND units_ten_thousandths > 0 AND unit_price_micros IS NOT NULL))
) WITH (fillfactor = 70);  -- no index on a column that changes: the update stays on its page (HOT)

CREATE INDEX usage_record_by_account ON usage_record (account_id, category, recorded_at DESC, id DESC);

-- One row for each record that is RECORDED: small, and quickly turned over.
CREATE TABLE running_work (
    id uuid PRIMARY KEY,
    worker uuid NOT NULL,
    deadline_at timestamptz NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- The lease of each replica, in the database's own time.
CREATE TABLE worker (
    id uuid PRIMARY KEY,
    lease_until timestamptz NOT NULL
);

CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topics text[] NOT NULL,
    keys text[] NOT NULL,
    types text[] NOT NULL,
    ids text[] NOT NULL,
    times timestamptz[] NOT NULL,
    payloads text[] NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
