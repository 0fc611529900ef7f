-- == ledger ==
-- The ledger: wallets carry totals, transfers carry history, open holds are what is set aside right now.

-- Who follows balances says so in rows of its own (balance_watch), and is told by rows of its own (balance_signal): the
-- wallet carries balances, and the highest thresholds that anybody watches, so that a wallet which nobody watches costs a
-- comparison.
CREATE TABLE wallet (
    account_id             uuid PRIMARY KEY,
    promo_micros           bigint  NOT NULL DEFAULT 0 CHECK (promo_micros >= 0),
    purchased_micros       bigint  NOT NULL DEFAULT 0,
    line_micros            bigint  NOT NULL DEFAULT 0 CHECK (line_micros >= 0),
    held_micros            bigint  NOT NULL DEFAULT 0 CHECK (held_micros >= 0),
    credit_line_micros     bigint  NOT NULL DEFAULT 0 CHECK (credit_line_micros >= 0),
    line_frozen            boolean NOT NULL DEFAULT false,
    overdraft_micros       bigint  NOT NULL DEFAULT 0 CHECK (overdraft_micros >= 0),
    funded                 boolean NOT NULL DEFAULT false,
    seq                    bigint  NOT NULL DEFAULT 0 CHECK (seq >= 0),
    filled_seq             bigint  NOT NULL DEFAULT 0 CHECK (filled_seq BETWEEN 0 AND seq),
    free_tripwire_micros   bigint  CHECK (free_tripwire_micros > 0),
    posted_tripwire_micros bigint  CHECK (posted_tripwire_micros > 0),
    refusals_watched       boolean NOT NULL DEFAULT false,
    metered                boolean NOT NULL DEFAULT false,
    CONSTRAINT nobody_overspends CHECK (
        CASE WHEN metered THEN least(promo_micros + purchased_micros, 0) ELSE promo_micros + purchased_micros END
            - held_micros + overdraft_micros
            + CASE WHEN line_frozen THEN 0 ELSE greatest(credit_line_micros - line_micros, 0) END >= 0)
) WITH (fillfactor = 50);

COMMENT ON COLUMN wallet.purchased_micros IS 'Below zero only by a named and bounded overrun where there is no line, or a lost dispute';
COMMENT ON COLUMN wallet.line_micros IS 'What is owed on the credit line; above it only by an overrun';
COMMENT ON COLUMN wallet.line_frozen IS 'Nothing more is given on the line; what is owed stays owed, and credits stay usable';
COMMENT ON COLUMN wallet.overdraft_micros IS 'How far work that was done, a lost dispute or a frozen line left the account below zero; a hold can never raise it';
COMMENT ON COLUMN wallet.funded IS 'Anything purchased or granted beyond the signup dollar';
COMMENT ON COLUMN wallet.seq IS 'The number of the last transfer that moved its credits';
COMMENT ON COLUMN wallet.filled_seq IS 'The number of the last transfer that gave it credits';
COMMENT ON COLUMN wallet.free_tripwire_micros IS 'The highest threshold that its watches have for credits less holds';
COMMENT ON COLUMN wallet.metered IS 'What is held from now on is charged by Stripe''s meters: no credits are spent';
COMMENT ON COLUMN wallet.posted_tripwire_micros IS 'The highest threshold that its watches have for all credits';

-- The other sides of what wallets are given and charged. A purchase is two transfers: what was paid, out of the clearing
-- account, and the bonus on it, out of the promotions; both are purchased credits.
CREATE TABLE house_account (
    id   uuid PRIMARY KEY,
    name text NOT NULL UNIQUE
);

INSERT INTO house_account (id, name)
VALUES ('00000000-0000-0000-0000-000000000001', 'revenue'),
       ('00000000-0000-0000-0000-000000000002', 'promotions'),
       ('00000000-0000-0000-0000-000000000003', 'stripe clearing'),
       ('00000000-0000-0000-0000-000000000004', 'bank'),
       ('00000000-0000-0000-0000-000000000005', 'tax payable'),
       ('00000000-0000-0000-0000-000000000006', 'rounding'),
       ('00000000-0000-0000-0000-000000000007', 'write-offs');

-- One key makes at most one transfer of a kind, for ever: a usage record is held once, captured once, voided once. What
-- clears an invoice is several transfers of one key, each of another kind; what takes it back has the same key and the
-- opposite kinds, so it is taken back at most once.
--
-- A transfer has a number on each account whose credits or line it moves: without a gap, and in the order of the commits,
-- since it is given under the wallet's lock. The house's accounts have no lock and no numbers; holds and voids move nothing.
CREATE TABLE transfer (
    id                    uuid        NOT NULL,
    kind                  text        NOT NULL CHECK (kind IN ('hold', 'capture', 'void', 'signup', 'grant', 'purchase', 'bonus',
                                                             'refund', 'refund_returned', 'dispute', 'dispute_returned',
                                                             'distribution', 'distribution_returned',
                                                             'line_cleared', 'line_reopened', 'topup_repaid', 'topup_reopened',
                                                             'true_up', 'true_up_returned', 'tax', 'tax_returned',
                                                             'rounding_up', 'rounding_down', 'usage_returned', 'usage_repaid', 'included', 'included_withdrawn',
                                                             'promo_withdrawn')),
    debit_account_id      uuid        NOT NULL,
    debit_seq             bigint      CHECK (debit_seq > 0),
    credit_account_id     uuid        NOT NULL,
    credit_seq            bigint      CHECK (credit_seq > 0),
    amount_micros         bigint      NOT NULL CHECK (amount_micros >= 0),
    promo_micros          bigint      NOT NULL DEFAULT 0,
    purchased_micros      bigint      NOT NULL DEFAULT 0,
    line_micros           bigint      NOT NULL DEFAULT 0,
    overrun_micros        bigint      NOT NULL DEFAULT 0,
    late                  boolean     NOT NULL DEFAULT false,
    metered               boolean     NOT NULL DEFAULT false,
    meter_event_name      text,
    meter_value           bigint      CHECK (meter_value >= 0),
    created_at            timestamptz NOT NULL,
    recorded_at           timestamptz,
    finalized_at          timestamptz,
    unit_price_micros     bigint,
    list_unit_price_micros bigint,
    units_ten_thousandths bigint,
    catalog_key           text,
    title                 text        CHECK (length(title) BETWEEN 1 AND 200),
    reason                text,
    actor                 text,

    PRIMARY KEY (id, kind),
    CONSTRAINT two_accounts CHECK (debit_account_id <> credit_account_id),
    CONSTRAINT what_moves_a_wallet_is_numbered CHECK (
        (kind IN ('hold', 'void', 'true_up', 'true_up_returned', 'tax', 'tax_returned', 'rounding_up', 'rounding_down',
                  'usage_returned', 'usage_repaid'))
        = (num_nonnulls(debit_seq, credit_seq) = 0)),
    CONSTRAINT parts_add_up CHECK (
        num_nonnulls(debit_seq, credit_seq) = 0 OR promo_micros + purchased_micros + line_micros = amount_micros),
    -- What moves no wallet has no parts; of all that do, captures and what clears them alone are of the line.
    CONSTRAINT what_moves_no_wallet_has_no_parts CHECK (
        num_nonnulls(debit_seq, credit_seq) > 0 OR (promo_micros = 0 AND purchased_micros = 0 AND line_micros = 0)),
    CONSTRAINT only_captures_use_a_line CHECK (
        line_micros = 0 OR kind = 'capture' OR (kind IN ('line_cleared', 'line_reopened') AND line_micros = amount_micros)),
    -- The mode is pinned when work begins; what is metered is owed on the line until Stripe's invoice of it is paid.
    CONSTRAINT only_work_is_metered CHECK (NOT metered OR kind IN ('hold', 'capture', 'void')),
    CONSTRAINT what_is_metered_names_its_meter CHECK (
        (metered AND kind = 'capture') = (meter_event_name IS NOT NULL)
        AND (meter_event_name IS NULL) = (meter_value IS NULL)),
    CONSTRAINT what_is_metered_is_of_the_line CHECK (NOT metered OR kind <> 'capture' OR line_micros = amount_micros),
    CONSTRAINT capture_is_explained CHECK (
        kind <> 'capture'
        OR (catalog_key IS NOT NULL AND unit_price_micros IS NOT NULL AND units_ten_thousandths IS NOT NULL
            AND finalized_at IS NOT NULL)),
    CONSTRAINT only_captures_have_a_title CHECK (title IS NULL OR kind = 'capture'),
    -- Nothing: the unit price is the catalogue's.
    CONSTRAINT a_capture_costs_no_more_than_by_the_list CHECK (
        list_unit_price_micros IS NULL OR (kind = 'capture' AND list_unit_price_micros >= unit_price_micros)),
    -- What the ledger captured and voided is compared with what usage-service ended, by the hour in which it was recorded.
    CONSTRAINT a_capture_says_when_its_work_was_recorded CHECK (kind <> 'capture' OR recorded_at IS NOT NULL),
    CONSTRAINT only_what_ends_work_was_recorded CHECK (recorded_at IS NULL OR kind IN ('capture', 'void')),
    -- Usage-based work may end above its hold, up to a limit that usage-service keeps: a named overrun.
    CONSTRAINT only_captures_overrun CHECK (
        overrun_micros = 0 OR (kind = 'capture' AND overrun_micros BETWEEN 0 AND amount_micros)),
    -- A transfer between two wallets: promotional credits first, as they are spent; both parts stay what they are.
    CONSTRAINT wallets_hand_on_what_they_have CHECK (
        kind NOT IN ('distribution', 'distribution_returned')
        OR (amount_micros > 0 AND promo_micros >= 0 AND purchased_micros >= 0 AND line_micros = 0))
);
COMMENT ON COLUMN transfer.list_unit_price_micros IS 'Of a capture: the catalogue''s, where terms made it less';
COMMENT ON COLUMN transfer.title IS 'Of a capture: what people call what was requested, or what it is for; as they wrote it';
COMMENT ON COLUMN transfer.meter_value IS 'What Stripe''s meter counts of it: whole units; of minutes, ten-thousandths';
COMMENT ON COLUMN transfer.recorded_at IS 'Of a capture or a void: when usage-service recorded its work; none where it never began';

CREATE UNIQUE INDEX transfer_out ON transfer (debit_account_id, debit_seq) WHERE debit_seq IS NOT NULL;
CREATE UNIQUE INDEX transfer_in ON transfer (credit_account_id, credit_seq) WHERE credit_seq IS NOT NULL;
-- The few among many captures that are none.
CREATE INDEX transfer_out_unexplained ON transfer (debit_account_id, debit_seq)
    WHERE debit_seq IS NOT NULL AND catalog_key IS NULL;
CREATE INDEX transfer_overrun ON transfer (created_at) WHERE overrun_micros > 0;
-- Rows are written in about this order.
CREATE INDEX transfer_recorded ON transfer USING brin (recorded_at) WITH (pages_per_range = 32, autosummarize = on);
-- And in the very order of these: some days of a long history are found without reading all that came later.
CREATE INDEX transfer_created ON transfer USING brin (created_at) WITH (pages_per_range = 32, autosummarize = on);

CREATE FUNCTION transfers_are_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'transfers are never changed or deleted; make a new one that corrects';
END $$;
CREATE TRIGGER transfers_are_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer
    FOR EACH STATEMENT EXECUTE FUNCTION transfers_are_immutable();

-- What is set aside right now: a row a hold, gone with its capture or void. Small, and busy.
CREATE TABLE open_hold (
    id            uuid PRIMARY KEY,
    account_id    uuid        NOT NULL REFERENCES wallet,
    amount_micros bigint      NOT NULL CHECK (amount_micros > 0),
    placed_at     timestamptz NOT NULL,
    next_check_at timestamptz NOT NULL,
    metered       boolean     NOT NULL DEFAULT false
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

-- A credit line comes from an agreement, which is kept: the wallet has the newest one, and the audit compares.
CREATE TABLE credit_line (
    account_id  uuid        NOT NULL REFERENCES wallet,
    agreed_at   timestamptz NOT NULL,
    line_micros bigint      NOT NULL CHECK (line_micros >= 0),
    PRIMARY KEY (account_id, agreed_at)
);

CREATE FUNCTION agreements_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was agreed is never changed or deleted; agree anew'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER agreements_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_line
    FOR EACH STATEMENT EXECUTE FUNCTION agreements_are_kept();

-- From when on usage of an account is metered, or charged by invoices again; without a row it always was by invoices. The
-- wallet has the newest one. What is held keeps its mode; usage without a hold has that of when it was finalized, as far as
-- its capture could know: captures with a higher number came after the change.
CREATE TABLE billing_mode (
    account_id uuid        NOT NULL REFERENCES wallet,
    since      timestamptz NOT NULL,
    metered    boolean     NOT NULL,
    after_seq  bigint      NOT NULL CHECK (after_seq >= 0),
    changed_at timestamptz NOT NULL CHECK (changed_at >= since),
    actor      text        NOT NULL CHECK (length(actor) BETWEEN 1 AND 255),
    PRIMARY KEY (account_id, since)
);
CREATE TRIGGER modes_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON billing_mode
    FOR EACH STATEMENT EXECUTE FUNCTION agreements_are_kept();

-- Who froze a line, and who thawed it: the wallet has the newest, and the audit compares.
CREATE TABLE line_freeze (
    account_id uuid        NOT NULL REFERENCES wallet,
    changed_at timestamptz NOT NULL,
    frozen     boolean     NOT NULL,
    actor      text        NOT NULL CHECK (length(actor) BETWEEN 1 AND 255),
    reason     text        CHECK (length(reason) BETWEEN 1 AND 500),
    PRIMARY KEY (account_id, changed_at)
);
CREATE TRIGGER freezes_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON line_freeze
    FOR EACH STATEMENT EXECUTE FUNCTION agreements_are_kept();

-- Who follows the balance of an account, and below which threshold.
CREATE TABLE balance_watch (
    account_id   uuid    NOT NULL REFERENCES wallet,
    follower     text    NOT NULL CHECK (length(follower) BETWEEN 1 AND 50),
    basis        text    NOT NULL CHECK (basis IN ('free', 'posted', 'refusals')),
    below_micros bigint  CHECK (below_micros > 0),
    is_level     boolean NOT NULL,
    PRIMARY KEY (account_id, follower),
    CONSTRAINT a_balance_is_below_something CHECK ((basis = 'refusals') = (below_micros IS NULL))
);
COMMENT ON COLUMN balance_watch.basis IS 'Credits less holds, all credits, or refusals for lack of credits';
COMMENT ON COLUMN balance_watch.is_level IS 'Told as long as it is below; otherwise when it falls below';

-- What a follower is still to look at: an account once, however often it fell.
CREATE TABLE balance_signal (
    follower       text        NOT NULL,
    account_id     uuid        NOT NULL REFERENCES wallet,
    seq            bigint      NOT NULL,
    balance_micros bigint      NOT NULL,
    below_micros   bigint,
    at             timestamptz NOT NULL,
    PRIMARY KEY (follower, account_id)
);
CREATE INDEX balance_signal_oldest ON balance_signal (follower, at);

-- The filling of a wallet whose exhaustion was told of.
CREATE TABLE exhausted (
    account_id uuid PRIMARY KEY REFERENCES wallet,
    filled_seq bigint NOT NULL
);

-- The hours that were compared with usage-service: kept here, so that a restore of this database rolls them back too.
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

-- The records in which comparing found a difference that it did not make up for.
CREATE TABLE discrepancy (
    record_id       uuid PRIMARY KEY,
    account_id      uuid        NOT NULL,
    hour            timestamptz NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('missing', 'surplus', 'contradicting')),
    why             text        NOT NULL CHECK (length(why) BETWEEN 1 AND 500),
    tries           integer     NOT NULL CHECK (tries >= 0),
    found_at        timestamptz NOT NULL,
    seen_at         timestamptz NOT NULL,
    settled_at      timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    acknowledgement text        CHECK (length(acknowledgement) BETWEEN 1 AND 500),
    CONSTRAINT acknowledged_by_somebody_for_a_reason
        CHECK (num_nulls(acknowledged_at, acknowledged_by, acknowledgement) IN (0, 3))
);
COMMENT ON COLUMN discrepancy.hour IS 'In which the record was recorded';
COMMENT ON COLUMN discrepancy.tries IS 'Of what is missing: how often it could not be settled; after some it is parked';
COMMENT ON COLUMN discrepancy.seen_at IS 'By the last comparison that found it';
COMMENT ON COLUMN discrepancy.settled_at IS 'When a comparison found it no more';
COMMENT ON COLUMN discrepancy.acknowledgement IS 'Why a person lets it be';
CREATE INDEX discrepancy_open ON discrepancy (hour) WHERE settled_at IS NULL;

-- == account.workspace ==
-- Workspaces and their API keys.

CREATE TABLE workspace (
    id                    uuid PRIMARY KEY,
    name                  text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    slug                  text        NOT NULL CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    email                 text        CHECK (length(email) BETWEEN 3 AND 254),
    email_verified        boolean     NOT NULL,
    agent_identity        text        CHECK (length(agent_identity) BETWEEN 1 AND 500),
    origin                text        NOT NULL CHECK (origin IN ('self_serve', 'operator')),
    status                text        NOT NULL CHECK (status IN ('active', 'suspended')),
    rate_limit_per_minute integer     NOT NULL CHECK (rate_limit_per_minute BETWEEN 1 AND 1000000),
    plan_code             text        NOT NULL CHECK (plan_code ~ '^[a-z0-9][a-z0-9_-]{0,39}$'),
    billing_mode          text        NOT NULL CHECK (billing_mode IN ('internal_invoice', 'stripe_metered')),
    metered_until         timestamptz,                              -- by invoices from then on; none: nobody wants that
    revision              bigint      NOT NULL CHECK (revision > 0),
    created_at            timestamptz NOT NULL,
    changed_at            timestamptz NOT NULL,
    CONSTRAINT workspace_slug_is_unique UNIQUE (slug),
    CONSTRAINT only_an_address_is_verified CHECK (email IS NOT NULL OR NOT email_verified),
    CONSTRAINT only_what_is_metered_ends CHECK (metered_until IS NULL OR billing_mode = 'stripe_metered')
);
-- An address that nobody has proved to read blocks nobody: it is of one workspace only once it is verified.
CREATE UNIQUE INDEX workspace_email_is_unique ON workspace (lower(email)) WHERE email_verified;
CREATE INDEX workspace_metered_until ON workspace (metered_until) WHERE metered_until IS NOT NULL;
CREATE INDEX workspace_newest_first ON workspace (created_at DESC, id DESC);

-- A state event with a revision that was told before would be taken for a stale one.
CREATE FUNCTION workspace_revision_rises() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.revision <= old.revision THEN
        RAISE EXCEPTION 'workspace %: revision % does not rise above %', old.id, new.revision, old.revision;
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER workspace_revision_rises BEFORE UPDATE ON workspace
    FOR EACH ROW EXECUTE FUNCTION workspace_revision_rises();

CREATE TABLE api_key (
    id            uuid PRIMARY KEY,
    workspace_id  uuid        NOT NULL REFERENCES workspace (id),
    key_hash      text        NOT NULL CHECK (key_hash ~ '^[0-9a-f]{64}$'),   -- SHA-256; the key itself is never stored
    key_prefix    text        NOT NULL CHECK (length(key_prefix) = 21),
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    status        text        NOT NULL GENERATED ALWAYS AS (
                                  CASE WHEN revoked_at IS NULL THEN 'active' ELSE 'revoked' END) STORED,
    parent_key_id uuid,                                                       -- the key that made this one, if a key did
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz CHECK (expires_at > created_at),
    revoked_at    timestamptz,
    CONSTRAINT api_key_hash_is_unique UNIQUE (key_hash),
    CONSTRAINT api_key_of_workspace UNIQUE (workspace_id, id),
    CONSTRAINT a_maker_is_of_the_same_workspace
        FOREIGN KEY (workspace_id, parent_key_id) REFERENCES api_key (workspace_id, id),
    CONSTRAINT nothing_makes_itself CHECK (parent_key_id <> id)
);
CREATE INDEX api_key_newest_first ON api_key (workspace_id, created_at DESC, id DESC);
CREATE INDEX api_key_living ON api_key (workspace_id) WHERE revoked_at IS NULL;
CREATE INDEX api_key_lately_revoked ON api_key (workspace_id, revoked_at DESC) WHERE revoked_at IS NOT NULL;

-- Whoever opens and changes a key can end it; nobody can bring it back, give it another secret or another owner.
CREATE FUNCTION api_key_stays_what_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (old.id, old.workspace_id, old.key_hash, old.key_prefix, old.created_at)
            IS DISTINCT FROM (new.id, new.workspace_id, new.key_hash, new.key_prefix, new.created_at)
        OR old.parent_key_id IS DISTINCT FROM new.parent_key_id
        OR old.expires_at IS DISTINCT FROM new.expires_at
        OR (old.revoked_at IS NOT NULL AND old.revoked_at IS DISTINCT FROM new.revoked_at) THEN
        RAISE EXCEPTION 'api key %: only a living key changes, and only by being revoked', old.id;
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER api_key_stays_what_it_is BEFORE UPDATE ON api_key
    FOR EACH ROW EXECUTE FUNCTION api_key_stays_what_it_is();

-- == account.organization ==

-- Schools: prepaid accounts on the same ledger as workspaces, with a time zone and perhaps a subscription plan. A closed
-- one is a school that left: nothing is spent, its tokens stay.
CREATE TABLE organization (
    id                     uuid PRIMARY KEY
                           CONSTRAINT nobody_is_nil CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    name                   text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    time_zone              text        NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 100),
    status                 text        NOT NULL CHECK (status IN ('active', 'suspended', 'closed')),
    plan_code              text        NOT NULL CHECK (plan_code ~ '^[a-z0-9][a-z0-9_-]{0,39}$'),
    generations_per_period integer     NOT NULL CHECK (generations_per_period BETWEEN 0 AND 1000000),
    period_start           date,       -- the first day of the plan's first month, in the time zone
    revision               bigint      NOT NULL CHECK (revision > 0),
    created_at             timestamptz NOT NULL,
    changed_at             timestamptz NOT NULL,
    next_plan_code         text        CHECK (next_plan_code ~ '^[a-z0-9][a-z0-9_-]{0,39}$'),
    next_generations       integer     CHECK (next_generations BETWEEN 1 AND 1000000),
    next_start             date,       -- on which the next plan replaces this one
    CONSTRAINT a_plan_is_whole CHECK ((generations_per_period > 0) = (period_start IS NOT NULL)),
    CONSTRAINT a_next_plan_follows_a_plan CHECK (
        num_nulls(next_plan_code, next_generations, next_start) IN (0, 3)
        AND (next_start IS NULL OR (period_start IS NOT NULL AND next_start > period_start)))
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

-- == account.student ==

-- The students of an organization who have a wallet of their own.
CREATE TABLE student (
    account_id      uuid PRIMARY KEY REFERENCES wallet,
    organization_id uuid        NOT NULL REFERENCES organization,
    student_id      text        NOT NULL CHECK (length(student_id) BETWEEN 1 AND 255),
    created_at      timestamptz NOT NULL,
    CONSTRAINT a_student_has_one_wallet UNIQUE (organization_id, student_id)
);
CREATE INDEX student_newest_first ON student (organization_id, created_at DESC, account_id);

-- == distribution ==

-- Tokens that an org admin hands on within the organization: to students, whose wallets are their own, and back; and to
-- teachers, who spend the organization's wallet within budgets that budget-service keeps. What is handed to a teacher is
-- written down before budget-service is asked, and done once it has answered: whoever dies in between leaves a row that is
-- asked about again.
CREATE TABLE distribution (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    recipient       text        NOT NULL CHECK (recipient IN ('student', 'teacher')),
    recipient_id    text        NOT NULL CHECK (length(recipient_id) BETWEEN 1 AND 255),
    direction       text        NOT NULL CHECK (direction IN ('give', 'take_back')),
    amount_micros   bigint      NOT NULL CHECK (amount_micros > 0),
    reason          text        CHECK (length(reason) BETWEEN 1 AND 500),
    distributed_by  text        NOT NULL CHECK (length(distributed_by) BETWEEN 1 AND 255),
    created_at      timestamptz NOT NULL,
    state           text        NOT NULL DEFAULT 'done' CHECK (state IN ('pending', 'done')),
    CONSTRAINT only_students_give_back CHECK (recipient = 'student' OR direction = 'give'),
    CONSTRAINT only_teachers_wait CHECK (state = 'done' OR recipient = 'teacher')
);
CREATE INDEX distribution_newest_first ON distribution (organization_id, created_at DESC, id DESC);

-- == payment ==
-- Money that comes in through Stripe.

-- Whom Stripe knows an account as, and the card that was saved last.
CREATE TABLE stripe_customer (
    account_id        uuid PRIMARY KEY REFERENCES wallet,
    customer_id       text        NOT NULL CHECK (length(customer_id) BETWEEN 1 AND 255),
    payment_method_id text        CHECK (length(payment_method_id) BETWEEN 1 AND 255),
    card_brand        text        CHECK (length(card_brand) BETWEEN 1 AND 50),
    card_last4        text        CHECK (card_last4 ~ '^[0-9]{4}$'),
    card_expires      text        CHECK (card_expires ~ '^(0[1-9]|1[0-2])/[0-9]{2}$'),  -- until when it is good: MM/YY
    card_kept_at      timestamptz,
    created_at        timestamptz NOT NULL,
    CONSTRAINT a_customer_is_one_account UNIQUE (customer_id)
);

-- A payment is made here before Stripe hears of it: its id is in everything that Stripe is sent.
CREATE TABLE payment (
    id                uuid PRIMARY KEY,
    account_id        uuid        NOT NULL REFERENCES wallet,
    purpose           text        NOT NULL CHECK (purpose IN ('top_up', 'purchase', 'auto_reload')),
    amount_cents      bigint      NOT NULL CHECK (amount_cents BETWEEN 50 AND 99999999),    -- what Stripe can charge
    bonus_micros      bigint      NOT NULL CHECK (bonus_micros >= 0),
    saves_card        boolean     NOT NULL,
    payer             text        NOT NULL CHECK (length(payer) BETWEEN 1 AND 255),         -- who asked for it
    receipt_email     text        CHECK (length(receipt_email) BETWEEN 3 AND 254),
    state             text        NOT NULL CHECK (state IN ('created', 'open', 'processing', 'paid', 'failed', 'expired')),
    session_id        text        CHECK (length(session_id) BETWEEN 1 AND 255),
    session_url       text        CHECK (length(session_url) BETWEEN 1 AND 5000),
    payment_intent_id text        CHECK (length(payment_intent_id) BETWEEN 1 AND 255),
    attempt           integer     NOT NULL CHECK (attempt > 0),     -- part of the key under which Stripe is asked
    failure           text        CHECK (length(failure) BETWEEN 1 AND 500),
    created_at        timestamptz NOT NULL,
    expires_at        timestamptz NOT NULL CHECK (expires_at > created_at),
    paid_at           timestamptz,
    receipt_number    bigint,
    CONSTRAINT a_session_is_one_payment UNIQUE (session_id),
    CONSTRAINT an_intent_is_one_payment UNIQUE (payment_intent_id),
    CONSTRAINT a_receipt_is_one_payment UNIQUE (receipt_number),
    CONSTRAINT paid_is_whole CHECK (
        (state = 'paid') = (paid_at IS NOT NULL AND receipt_number IS NOT NULL)
        AND (state <> 'paid' OR payment_intent_id IS NOT NULL)),
    -- What a saved card is charged has no page.
    CONSTRAINT open_is_whole CHECK (
        state IN ('created', 'failed', 'expired') OR session_id IS NOT NULL OR (purpose = 'auto_reload' AND state = 'paid'))
) WITH (fillfactor = 70);
CREATE INDEX payment_newest_first ON payment (account_id, created_at DESC, id);
-- One charge in flight per account, whoever decides at the same time.
CREATE UNIQUE INDEX one_reload_in_flight ON payment (account_id)
    WHERE purpose = 'auto_reload' AND state IN ('created', 'open', 'processing');

-- Paid is for ever, and what was agreed before Stripe was asked stays as it was.
CREATE FUNCTION payment_stays_what_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (old.id, old.account_id, old.purpose, old.amount_cents, old.bonus_micros, old.created_at)
            IS DISTINCT FROM (new.id, new.account_id, new.purpose, new.amount_cents, new.bonus_micros, new.created_at)
        OR (old.session_id IS NOT NULL AND old.session_id IS DISTINCT FROM new.session_id)
        OR (old.payment_intent_id IS NOT NULL AND old.payment_intent_id IS DISTINCT FROM new.payment_intent_id)
        OR (old.state = 'paid' AND (new.state, new.paid_at) IS DISTINCT FROM (old.state, old.paid_at)) THEN
        RAISE EXCEPTION 'payment %: what was agreed and what was paid stays', old.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER payment_stays_what_it_is BEFORE UPDATE ON payment
    FOR EACH ROW EXECUTE FUNCTION payment_stays_what_it_is();

-- Every webhook event once, for ever: what Stripe told us, whatever became of it.
CREATE TABLE stripe_event (
    id          text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 255),
    type        text        NOT NULL CHECK (length(type) BETWEEN 1 AND 100),
    object_id   text        NOT NULL CHECK (length(object_id) BETWEEN 1 AND 255),
    payment_id  uuid,                                               -- none: it is about nothing of ours
    created_at  timestamptz NOT NULL,
    received_at timestamptz NOT NULL
);
CREATE INDEX stripe_event_of_payment ON stripe_event (payment_id) WHERE payment_id IS NOT NULL;

-- == payment.card ==

-- Pages of Stripe where a person saves a card without paying; each once, whoever tells that it was saved.
CREATE TABLE card_setup (
    id           uuid PRIMARY KEY,
    account_id   uuid        NOT NULL REFERENCES wallet,
    session_id   text        NOT NULL CHECK (length(session_id) BETWEEN 1 AND 255),
    session_url  text        NOT NULL CHECK (length(session_url) BETWEEN 1 AND 5000),
    state        text        NOT NULL CHECK (state IN ('open', 'saved', 'expired')),
    requested_by text        NOT NULL CHECK (length(requested_by) BETWEEN 1 AND 255),
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL CHECK (expires_at > created_at),
    CONSTRAINT a_session_is_one_setup UNIQUE (session_id)
) WITH (fillfactor = 70);
CREATE INDEX card_setup_of_account ON card_setup (account_id, created_at DESC);

-- == payment.checkout ==

-- The pages where a person pays for a workspace: who has the link may pay. A link that was mailed to the workspace's
-- verified address may do what its owner may; who was given another only pays.
CREATE TABLE billing_session (
    token_hash   text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),    -- SHA-256; the token itself is never stored
    workspace_id uuid        NOT NULL REFERENCES workspace (id),
    mailed_to    text        CHECK (length(mailed_to) BETWEEN 3 AND 254),
    requested_by text        CHECK (length(requested_by) BETWEEN 1 AND 200),   -- who asked for the link
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL CHECK (expires_at > created_at)
);
CREATE INDEX billing_session_of_workspace ON billing_session (workspace_id, created_at DESC);

-- A card is forgotten by who reads the workspace's mail: the token of that mail, of which only the hash is kept.
CREATE TABLE card_farewell (
    token_hash        text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    account_id        uuid        NOT NULL REFERENCES wallet,
    payment_method_id text        NOT NULL CHECK (length(payment_method_id) BETWEEN 1 AND 255),
    requested_at      timestamptz NOT NULL,
    expires_at        timestamptz NOT NULL CHECK (expires_at > requested_at),
    confirmed_at      timestamptz
);
CREATE INDEX card_farewell_of_account ON card_farewell (account_id, requested_at DESC);

-- == payment.reload ==

-- Credits that refill themselves from a saved card: what an account's owner wants, and how it goes.
CREATE TABLE auto_reload (
    account_id        uuid PRIMARY KEY REFERENCES wallet,
    enabled           boolean     NOT NULL,
    threshold_cents   bigint      NOT NULL CHECK (threshold_cents >= 500),
    target_cents      bigint      NOT NULL CHECK (target_cents BETWEEN 1000 AND 500000),
    daily_cap_cents   bigint      CHECK (daily_cap_cents >= 500),                   -- none: the default
    monthly_cap_cents bigint      CHECK (monthly_cap_cents >= 500),
    declines          integer     NOT NULL CHECK (declines BETWEEN 0 AND 3),        -- one after the other
    retry_at          timestamptz,                                                  -- not before; none: at any time
    last_failure      text        CHECK (length(last_failure) BETWEEN 1 AND 500),
    set_at            timestamptz NOT NULL,
    set_by            text        NOT NULL CHECK (length(set_by) BETWEEN 1 AND 255),
    CONSTRAINT target_is_above_threshold CHECK (target_cents > threshold_cents),
    CONSTRAINT off_after_three_declines CHECK (NOT (enabled AND declines = 3)),
    CONSTRAINT only_what_is_on_waits CHECK (retry_at IS NULL OR enabled)
);
CREATE INDEX auto_reload_waits ON auto_reload (retry_at) WHERE retry_at IS NOT NULL;

-- == payment.receipt ==
-- Receipts are documents of their own: what one says is written when money is credited, and stays.

-- The last number that an issuer gave to a receipt.
CREATE TABLE receipt_counter (
    issuer text PRIMARY KEY CHECK (length(issuer) BETWEEN 1 AND 50),
    last   bigint NOT NULL CHECK (last >= 0)
);

INSERT INTO receipt_counter (issuer, last) VALUES ('tutorflow', 0);

CREATE TABLE receipt (
    payment_id     uuid PRIMARY KEY REFERENCES payment,
    number         bigint      NOT NULL CHECK (number > 0),
    account_id     uuid        NOT NULL REFERENCES wallet,
    issuer_name    text        NOT NULL CHECK (length(issuer_name) BETWEEN 1 AND 200),
    issuer_address text        NOT NULL CHECK (length(issuer_address) BETWEEN 1 AND 500),
    buyer_name     text        NOT NULL CHECK (length(buyer_name) BETWEEN 1 AND 200),
    buyer_email    text        CHECK (length(buyer_email) BETWEEN 3 AND 254),
    payer          text        NOT NULL CHECK (length(payer) BETWEEN 1 AND 255),
    unit           text        NOT NULL CHECK (unit IN ('credits', 'tokens')),
    amount_cents   bigint      NOT NULL CHECK (amount_cents > 0),
    bonus_micros   bigint      NOT NULL CHECK (bonus_micros >= 0),
    card_brand     text        CHECK (length(card_brand) BETWEEN 1 AND 50),
    card_last4     text        CHECK (card_last4 ~ '^[0-9]{4}$'),
    issued_at      timestamptz NOT NULL,
    pdf            bytea,                                          -- as it was first fetched; the same bytes for ever
    CONSTRAINT a_number_is_one_receipt UNIQUE (number),
    CONSTRAINT a_card_is_whole CHECK ((card_brand IS NULL) = (card_last4 IS NULL))
);

CREATE FUNCTION receipt_stays_as_it_was_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF tg_op = 'DELETE' OR old.pdf IS NOT NULL OR to_jsonb(old) - 'pdf' IS DISTINCT FROM to_jsonb(new) - 'pdf' THEN
        RAISE EXCEPTION 'receipt %: what was issued stays', old.number USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER receipt_stays_as_it_was_issued BEFORE UPDATE OR DELETE ON receipt
    FOR EACH ROW EXECUTE FUNCTION receipt_stays_as_it_was_issued();

-- == payment.refund ==
-- Money that goes back: what was bought and not used, asked for or disputed. Each takes the paid and the bonus part of a
-- purchase in its own ratio, in up to two transfers; what Stripe refuses or the bank decides for us comes back.

-- Credits are taken when the refund is asked for; they come back if it fails. What comes back to an account after a refund
-- (tokens that a student returns) can be refunded too: a purchase has as many refunds as there is something to give back,
-- and never more money than was paid.
CREATE TABLE refund (
    id           uuid PRIMARY KEY,
    payment_id   uuid        NOT NULL REFERENCES payment,
    account_id   uuid        NOT NULL REFERENCES wallet,
    amount_cents bigint      NOT NULL CHECK (amount_cents > 0),
    taken_micros bigint      NOT NULL CHECK (taken_micros >= amount_cents * 10000),         -- credits, bonus included
    reason       text        CHECK (length(reason) BETWEEN 1 AND 500),
    requested_by text        NOT NULL CHECK (length(requested_by) BETWEEN 1 AND 255),
    state        text        NOT NULL CHECK (state IN ('requested', 'pending', 'succeeded', 'failed')),
    refund_id    text        CHECK (length(refund_id) BETWEEN 1 AND 255),                   -- Stripe's
    failure      text        CHECK (length(failure) BETWEEN 1 AND 500),
    attempt      integer     NOT NULL CHECK (attempt > 0),
    created_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    CONSTRAINT a_refund_of_stripe_is_one_refund UNIQUE (refund_id),
    CONSTRAINT ended_is_over CHECK ((ended_at IS NOT NULL) = (state IN ('succeeded', 'failed'))),
    CONSTRAINT made_is_known CHECK (state NOT IN ('pending', 'succeeded') OR refund_id IS NOT NULL)
);
CREATE INDEX refund_of_payment ON refund (payment_id);
CREATE INDEX refund_in_flight ON refund (account_id) WHERE state IN ('requested', 'pending');

CREATE FUNCTION refunds_stay_within_their_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(amount_cents) FROM refund WHERE payment_id = new.payment_id AND state <> 'failed')
            > (SELECT amount_cents FROM payment WHERE id = new.payment_id) THEN
        RAISE EXCEPTION 'more is refunded of payment % than was paid', new.payment_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER refunds_stay_within_their_payment AFTER INSERT OR UPDATE OF state, amount_cents ON refund
    FOR EACH ROW EXECUTE FUNCTION refunds_stay_within_their_payment();

-- A bank took money back, or wants to.
CREATE TABLE dispute (
    id           text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 255),                     -- Stripe's
    payment_id   uuid        REFERENCES payment,
    invoice_id   uuid,                                              -- that the disputed payment was for: references invoice, below
    account_id   uuid        NOT NULL REFERENCES wallet,
    amount_cents bigint      NOT NULL CHECK (amount_cents > 0),
    reason       text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 100),
    state        text        NOT NULL CHECK (state IN ('open', 'won', 'lost')),
    taken_micros bigint      NOT NULL CHECK (taken_micros >= 0),                            -- frozen while it is open
    created_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    CONSTRAINT decided_is_over CHECK ((ended_at IS NOT NULL) = (state <> 'open')),
    CONSTRAINT a_purchase_or_an_invoice CHECK (num_nonnulls(payment_id, invoice_id) = 1),
    CONSTRAINT for_an_invoice_no_credits_were_bought CHECK (invoice_id IS NULL OR taken_micros = 0)
);
CREATE INDEX dispute_of_payment ON dispute (payment_id);
CREATE INDEX dispute_open ON dispute (created_at) WHERE state = 'open';

-- == notify.alert ==

-- What somebody wants to be told, of a workspace, an organization or a student; a student without a row of their own
-- has what the organization says of its students.
CREATE TABLE alert_setting (
    account_id            uuid PRIMARY KEY,
    below_micros          bigint      CHECK (below_micros > 0),
    students_below_micros bigint      CHECK (students_below_micros > 0),
    emails                text[]      NOT NULL CHECK (cardinality(emails) <= 10),
    set_at                timestamptz NOT NULL,
    set_by                text        NOT NULL CHECK (length(set_by) BETWEEN 1 AND 255)
);

-- What was told of credits that ran low, or out; what is to be told is a signal.
CREATE TABLE crossing (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id       uuid        NOT NULL REFERENCES wallet,
    kind             text        NOT NULL CHECK (kind IN ('low', 'exhausted')),
    balance_micros   bigint      NOT NULL,
    threshold_micros bigint      CHECK (threshold_micros > 0),
    told_at          timestamptz NOT NULL,
    CONSTRAINT low_is_below_something CHECK ((kind = 'low') = (threshold_micros IS NOT NULL))
);
-- Mails of low balances are bounded for each account and day: how many were sent is asked at each.
CREATE INDEX crossing_told ON crossing (account_id, told_at);

-- What the people of an organization are told when they look.
CREATE TABLE notification (
    id               uuid PRIMARY KEY,
    organization_id  uuid        NOT NULL REFERENCES organization,
    reader           text        CHECK (length(reader) BETWEEN 1 AND 255),      -- a student or teacher; none: the org admins
    student_id       text        CHECK (length(student_id) BETWEEN 1 AND 255),  -- whose tokens; none: the organization's
    type             text        NOT NULL CHECK (type IN (
        'balance_low', 'tokens_exhausted', 'budget_increase_requested', 'budget_increase_decided')),
    balance_micros   bigint,
    threshold_micros bigint,
    message          text        CHECK (length(message) BETWEEN 1 AND 10000),   -- none: it follows from the balance
    created_at       timestamptz NOT NULL,
    CONSTRAINT of_a_balance_or_in_words CHECK ((balance_micros IS NULL) = (message IS NOT NULL))
);
CREATE INDEX notification_of_admins ON notification (organization_id, created_at DESC, id DESC) WHERE reader IS NULL;
CREATE INDEX notification_of_person ON notification (organization_id, reader, created_at DESC, id DESC)
    WHERE reader IS NOT NULL;

-- == notify.webhook ==

-- Where accounts want to be told of what happens, and how far the telling has come.
CREATE TABLE webhook_endpoint (
    id              uuid PRIMARY KEY,
    account_id      uuid        NOT NULL REFERENCES wallet,
    url             text        NOT NULL CHECK (length(url) BETWEEN 8 AND 2000),
    events          text[]      NOT NULL,                                       -- none: all types
    description     text        CHECK (length(description) BETWEEN 1 AND 500),
    status          text        NOT NULL CHECK (status IN ('enabled', 'disabled')),
    disabled_reason text        CHECK (disabled_reason IN ('owner', 'gone', 'failing')),
    disabled_at     timestamptz,
    secret          text        NOT NULL CHECK (secret LIKE 'whsec\_%'),        -- as it is needed to sign
    created_at      timestamptz NOT NULL,
    failing_since   timestamptz,                                                -- none: the last attempt succeeded
    failed_at       timestamptz,                                                -- the last attempt that failed
    next_turn_at    timestamptz NOT NULL,                                       -- until then somebody is sending to it
    CONSTRAINT disabled_for_a_reason CHECK (
        (status = 'disabled') = (disabled_reason IS NOT NULL AND disabled_at IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX webhook_endpoint_of_account ON webhook_endpoint (account_id, created_at DESC, id);
CREATE INDEX webhook_endpoint_failing ON webhook_endpoint (failing_since)
    WHERE failing_since IS NOT NULL AND status = 'enabled';

-- Every secret that was replaced goes on signing for a day, however many there are.
CREATE TABLE webhook_former_secret (
    endpoint_id uuid        NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
    secret      text        NOT NULL CHECK (secret LIKE 'whsec\_%'),
    signs_until timestamptz NOT NULL,
    PRIMARY KEY (endpoint_id, secret)
);

-- What happened, once for ever: the id is made from what it tells of, so that telling it twice is telling it once.
CREATE TABLE webhook_event (
    id         uuid PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES wallet,
    type       text        NOT NULL CHECK (length(type) BETWEEN 1 AND 100),
    payload    text        NOT NULL CHECK (length(payload) BETWEEN 2 AND 100000),    -- the body, byte for byte as signed
    created_at timestamptz NOT NULL
);

CREATE TABLE webhook_delivery (
    id              uuid PRIMARY KEY,
    event_id        uuid        NOT NULL REFERENCES webhook_event,
    endpoint_id     uuid        NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
    state           text        NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
    attempts        integer     NOT NULL CHECK (attempts >= 0),                  -- in all
    tries           integer     NOT NULL CHECK (tries BETWEEN 0 AND attempts),   -- since it was last asked for
    next_attempt_at timestamptz,
    response_status integer,
    response        text        CHECK (length(response) <= 1000),
    error           text        CHECK (length(error) <= 1000),
    created_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    CONSTRAINT an_event_goes_to_an_endpoint_once UNIQUE (event_id, endpoint_id),
    CONSTRAINT only_what_is_pending_is_tried CHECK ((state = 'pending') = (next_attempt_at IS NOT NULL)),
    CONSTRAINT ended_is_not_pending CHECK ((state = 'pending') = (ended_at IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX webhook_delivery_due ON webhook_delivery (endpoint_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX webhook_delivery_newest_first ON webhook_delivery (endpoint_id, created_at DESC, id);
CREATE INDEX webhook_delivery_ended ON webhook_delivery (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE webhook_attempt (
    delivery_id     uuid        NOT NULL REFERENCES webhook_delivery ON DELETE CASCADE,
    number          integer     NOT NULL CHECK (number > 0),
    at              timestamptz NOT NULL,
    response_status integer,
    response        text        CHECK (length(response) <= 1000),
    error           text        CHECK (length(error) <= 1000),
    PRIMARY KEY (delivery_id, number)
);

-- Nothing waits for an endpoint that is disabled, whoever disabled it.
CREATE FUNCTION webhook_endpoint_is_disabled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE webhook_delivery
    SET state = 'failed', next_attempt_at = NULL, ended_at = new.disabled_at, error = 'the endpoint was disabled'
    WHERE endpoint_id = new.id AND next_attempt_at IS NOT NULL;
    RETURN new;
END $$;
CREATE TRIGGER webhook_endpoint_is_disabled AFTER UPDATE OF status ON webhook_endpoint
    FOR EACH ROW WHEN (new.status = 'disabled' AND old.status = 'enabled')
    EXECUTE FUNCTION webhook_endpoint_is_disabled();

-- == account.registration ==

-- One row per counted registration; those older than the window are forgotten.
CREATE TABLE registration_attempt (
    id           uuid PRIMARY KEY,
    network      text        NOT NULL,   -- an IPv4 address, or the /64 of an IPv6 address
    site         text,                   -- the /48 of an IPv6 address, which one customer of a provider has; null for IPv4
    attempted_at timestamptz NOT NULL
);
CREATE INDEX registration_attempt_by_network ON registration_attempt (network, attempted_at);
CREATE INDEX registration_attempt_by_site ON registration_attempt (site, attempted_at) WHERE site IS NOT NULL;
CREATE INDEX registration_attempt_by_age ON registration_attempt (attempted_at);

-- == account.verification ==
-- Proof that somebody reads a workspace's mail: what is owed to be sent, and the tokens that were.

CREATE TABLE verification_mail (
    id           uuid PRIMARY KEY,
    workspace_id uuid        NOT NULL REFERENCES workspace (id),
    email        text        NOT NULL,
    requested_at timestamptz NOT NULL,
    sent_at      timestamptz
);
CREATE INDEX verification_mail_of_workspace ON verification_mail (workspace_id, requested_at DESC);

CREATE TABLE verification_token (
    token_hash   text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),     -- SHA-256; the token itself is never stored
    mail_id      uuid        NOT NULL REFERENCES verification_mail (id),
    workspace_id uuid        NOT NULL REFERENCES workspace (id),
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz
);

-- == notify.mail ==

-- Mails that are owed from the moment that something committed: each once, by its key.
CREATE TABLE letter (
    id        uuid PRIMARY KEY,
    recipient text        NOT NULL CHECK (length(recipient) BETWEEN 3 AND 254),
    subject   text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    text      text        NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
    html      text        CHECK (length(html) BETWEEN 1 AND 20000),
    file_name text        CHECK (length(file_name) BETWEEN 1 AND 100),
    file      bytea,                                                -- a PDF, until it is sent
    owed_at   timestamptz NOT NULL,
    sent_at   timestamptz,
    CONSTRAINT a_file_has_a_name CHECK ((file_name IS NULL) = (file IS NULL))
);

-- == once ==

-- What was asked for under a caller's own key, and what it made: kept as long as that is.
CREATE TABLE idempotent_request (
    operation    text        NOT NULL CHECK (length(operation) BETWEEN 1 AND 100),
    scope        text        NOT NULL CHECK (length(scope) BETWEEN 1 AND 300),      -- whose keys they are
    key          text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    request_hash text        NOT NULL CHECK (request_hash ~ '^[0-9a-f]{64}$'),      -- tells another wish under the same key
    made         uuid        NOT NULL,
    asked_at     timestamptz NOT NULL,
    PRIMARY KEY (operation, scope, key)
);
CREATE INDEX idempotent_request_made ON idempotent_request (made);

CREATE FUNCTION idempotent_request_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was asked for under key % stays', old.key USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER idempotent_request_stays BEFORE UPDATE ON idempotent_request
    FOR EACH ROW EXECUTE FUNCTION idempotent_request_stays();

-- == account.rate ==

-- Requests per minute of each workspace, counted once for all services and replicas: the moment at which its bucket is
-- full again, in microseconds since 1970. Unlogged: after a crash of the database all buckets are full, which a minute
-- would have made them anyway.
CREATE UNLOGGED TABLE rate_limit (
    workspace_id uuid PRIMARY KEY,
    full_at      bigint NOT NULL
) WITH (fillfactor = 50);

-- == invoice ==
-- What workspaces used, by the month in which it was finalized: drafts that can be deleted, documents that stay.

-- The row that whoever makes or ends a document of an account locks first.
CREATE TABLE invoicing_account (
    account_id uuid   PRIMARY KEY REFERENCES wallet,
    scan_seq   bigint NOT NULL DEFAULT 0 CHECK (scan_seq >= 0),     -- later captures only are of an open month, or on no document
    next_month date   NOT NULL CHECK (extract(day FROM next_month) = 1),-- the earliest that is not closed
    complete_month date CHECK (complete_month <= next_month)            -- usage-service and we agree upon what it is
);

CREATE INDEX invoicing_account_next ON invoicing_account (next_month, account_id);

-- Whom documents are made out to; those that are open keep what stood here.
CREATE TABLE billing_details (
    account_id     uuid PRIMARY KEY REFERENCES wallet,
    legal_name     text        NOT NULL CHECK (length(legal_name) BETWEEN 1 AND 200),
    address        text        NOT NULL CHECK (length(address) BETWEEN 1 AND 500),
    email          text        NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    tax_id         text        CHECK (length(tax_id) BETWEEN 1 AND 50),
    purchase_order text        CHECK (length(purchase_order) BETWEEN 1 AND 100),
    payment_days   integer     CHECK (payment_days BETWEEN 1 AND 180),  -- none: as configured
    changed_at     timestamptz NOT NULL,
    changed_by     text        NOT NULL CHECK (length(changed_by) BETWEEN 1 AND 255)
);

-- The last number that an issuer gave, in each series; locked until the document commits, so that there are no gaps.
CREATE TABLE invoice_counter (
    issuer text   NOT NULL CHECK (length(issuer) BETWEEN 1 AND 50),
    series text   NOT NULL CHECK (series IN ('invoice', 'statement', 'credit_note')),
    last   bigint NOT NULL CHECK (last >= 0),
    PRIMARY KEY (issuer, series)
);

INSERT INTO invoice_counter (issuer, series, last) VALUES
    ('tutorflow', 'invoice', 0), ('tutorflow', 'statement', 0), ('tutorflow', 'credit_note', 0);

CREATE TABLE invoice (
    id                 uuid PRIMARY KEY,
    account_id         uuid        NOT NULL REFERENCES invoicing_account,
    period_from        timestamptz NOT NULL,
    period_to          timestamptz NOT NULL,
    closes             boolean     NOT NULL,                        -- a whole month, with what it falls short of its minimum
    replaces           uuid        UNIQUE REFERENCES invoice,
    created_at         timestamptz NOT NULL,
    created_by         text        NOT NULL CHECK (length(created_by) BETWEEN 1 AND 255),
    promo_micros       bigint      NOT NULL CHECK (promo_micros >= 0),
    purchased_micros   bigint      NOT NULL CHECK (purchased_micros >= 0),
    line_micros        bigint      NOT NULL CHECK (line_micros >= 0),
    true_up_micros     bigint      NOT NULL,
    reversed_micros    bigint      NOT NULL CHECK (reversed_micros >= 0),
    rounding_micros    bigint      NOT NULL CHECK (rounding_micros BETWEEN -5000 AND 5000),
    tax_millionths     integer     NOT NULL CHECK (tax_millionths BETWEEN 0 AND 1000000),
    tax_micros         bigint      NOT NULL CHECK (tax_micros >= 0 AND tax_micros % 10000 = 0),
    due_micros         bigint      NOT NULL CHECK (due_micros >= 0 AND due_micros % 10000 = 0),
    metered_micros     bigint      CHECK (metered_micros >= 0),     -- charged by Stripe's meters; none: it is of no metered usage
    state              text        NOT NULL CHECK (state IN ('draft', 'open', 'paid', 'uncollectible', 'void')),
    series             text        CHECK (series IN ('invoice', 'statement')),
    number             bigint      CHECK (number > 0),
    opened_at          timestamptz,
    payable_until      timestamptz,
    ended_at           timestamptz,                                 -- paid, given up or void since
    ended_by           text        CHECK (length(ended_by) BETWEEN 1 AND 255),
    reason             text        CHECK (length(reason) BETWEEN 1 AND 500),
    -- What it left on the line is owed no longer; of an uncollectible one only.
    written_off_at     timestamptz,
    written_off_by     text        CHECK (length(written_off_by) BETWEEN 1 AND 255),
    written_off_reason text        CHECK (length(written_off_reason) BETWEEN 1 AND 500),
    reopened           integer     NOT NULL DEFAULT 0 CHECK (reopened >= 0),   -- how often its payment was taken back
    -- Who buys and who sells, as it was when the document was opened.
    buyer_name         text        CHECK (length(buyer_name) BETWEEN 1 AND 200),
    buyer_address      text        CHECK (length(buyer_address) BETWEEN 1 AND 500),
    buyer_email        text        CHECK (length(buyer_email) BETWEEN 3 AND 254),
    buyer_tax_id       text        CHECK (length(buyer_tax_id) BETWEEN 1 AND 50),
    buyer_order        text        CHECK (length(buyer_order) BETWEEN 1 AND 100),
    issuer_name        text        CHECK (length(issuer_name) BETWEEN 1 AND 200),
    issuer_address     text        CHECK (length(issuer_address) BETWEEN 1 AND 500),
    issuer_tax_id      text        CHECK (length(issuer_tax_id) BETWEEN 1 AND 50),
    issuer_bank        text        CHECK (length(issuer_bank) BETWEEN 1 AND 500),
    CONSTRAINT a_period_has_a_length CHECK (period_from < period_to),
    CONSTRAINT what_is_due_adds_up CHECK (
        due_micros = line_micros + true_up_micros + reversed_micros + rounding_micros + tax_micros),
    CONSTRAINT what_is_metered_is_not_due CHECK (
        metered_micros IS NULL
        OR (promo_micros, purchased_micros, line_micros, true_up_micros, reversed_micros, rounding_micros, tax_micros, due_micros)
            = (0, 0, 0, 0, 0, 0, 0, 0)),
    CONSTRAINT what_is_opened_has_a_number CHECK (
        (state = 'draft') = (number IS NULL) AND num_nonnulls(series, number, opened_at, payable_until, buyer_name, issuer_name, issuer_address) IN (0, 7)),
    CONSTRAINT who_owes_is_known CHECK (due_micros = 0 OR state = 'draft' OR num_nonnulls(buyer_address, buyer_email) = 2),
    CONSTRAINT what_has_ended_says_when CHECK (
        (state IN ('paid', 'uncollectible', 'void')) = (ended_at IS NOT NULL)
        AND (ended_at IS NULL) = (ended_by IS NULL)),
    CONSTRAINT only_what_was_given_up_is_written_off CHECK (
        num_nonnulls(written_off_at, written_off_by, written_off_reason)
            IN (0, CASE state WHEN 'uncollectible' THEN 3 ELSE 0 END)),
    CONSTRAINT only_what_was_paid_is_reopened CHECK (reopened = 0 OR (state <> 'draft' AND series = 'invoice')),
    CONSTRAINT a_statement_owes_nothing CHECK (
        series IS DISTINCT FROM 'statement' OR (due_micros = 0 AND state IN ('paid', 'void'))),
    CONSTRAINT a_number_is_one_document UNIQUE (series, number)
);

ALTER TABLE dispute ADD FOREIGN KEY (invoice_id) REFERENCES invoice;
CREATE INDEX dispute_of_invoice ON dispute (invoice_id);

-- A month is closed by one document in force, and one of what was metered in it.
CREATE UNIQUE INDEX invoice_of_month ON invoice (account_id, period_to, (metered_micros IS NULL)) WHERE closes AND state <> 'void';
CREATE INDEX invoice_of_account ON invoice (account_id, created_at DESC, id DESC);
CREATE INDEX invoice_newest ON invoice (created_at DESC, id DESC);

CREATE TABLE invoice_line (
    invoice_id             uuid    NOT NULL REFERENCES invoice ON DELETE CASCADE,
    line_no                integer NOT NULL CHECK (line_no > 0),
    type                   text    NOT NULL CHECK (type IN (
        'usage', 'discount', 'waived', 'promotional_credits', 'purchased_credits', 'true_up', 'true_up_lowered',
        'reversed_top_up', 'metered', 'rounding', 'tax')),
    month                  date    CHECK (extract(day FROM month) = 1),
    amount_micros          bigint  NOT NULL,
    catalog_key            text    CHECK (length(catalog_key) BETWEEN 1 AND 100),
    list_unit_price_micros bigint  CHECK (list_unit_price_micros >= 0),
    unit_price_micros      bigint  CHECK (unit_price_micros >= 0),
    records                bigint  CHECK (records > 0),
    units_ten_thousandths  bigint  CHECK (units_ten_thousandths >= 0),
    billable_micros        bigint  CHECK (billable_micros >= 0),
    promo_micros           bigint  CHECK (promo_micros >= 0),
    purchased_micros       bigint,
    line_micros            bigint  CHECK (line_micros >= 0),
    PRIMARY KEY (invoice_id, line_no),
    CONSTRAINT usage_is_explained CHECK (
        num_nonnulls(catalog_key, list_unit_price_micros, unit_price_micros, records, units_ten_thousandths,
                     billable_micros, promo_micros, purchased_micros, line_micros)
            = CASE type WHEN 'usage' THEN 9 ELSE 0 END),
    CONSTRAINT usage_and_minimums_are_of_a_month CHECK (
        (type IN ('usage', 'true_up', 'true_up_lowered')) = (month IS NOT NULL))
);

-- Which captures a line sums up. A document that is void keeps them to be read; they are another's then.
CREATE TABLE invoice_usage (
    invoice_id uuid    NOT NULL,
    capture_id uuid    NOT NULL,
    line_no    integer NOT NULL CHECK (line_no > 0),
    in_force   boolean NOT NULL,
    PRIMARY KEY (invoice_id, capture_id)
);

CREATE UNIQUE INDEX on_one_document_in_force ON invoice_usage (capture_id) WHERE in_force;

CREATE FUNCTION what_was_opened_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF tg_op = 'DELETE' THEN
        IF old.state <> 'draft' THEN
            RAISE EXCEPTION '% %: what was opened stays', old.series, old.number
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN old;
    END IF;
    IF old.state <> 'draft'
            AND to_jsonb(old) - '{state,ended_at,ended_by,reason,written_off_at,written_off_by,written_off_reason,reopened}'::text[]
            IS DISTINCT FROM
            to_jsonb(new) - '{state,ended_at,ended_by,reason,written_off_at,written_off_by,written_off_reason,reopened}'::text[]
        OR new.reopened < old.reopened
        OR old.state = 'void' THEN
        RAISE EXCEPTION '% %: what was opened stays', old.series, old.number
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER what_was_opened_stays BEFORE UPDATE OR DELETE ON invoice
    FOR EACH ROW EXECUTE FUNCTION what_was_opened_stays();

CREATE FUNCTION lines_stay_with_their_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF tg_op = 'UPDATE' OR EXISTS (SELECT FROM invoice WHERE id = old.invoice_id AND state <> 'draft') THEN
        RAISE EXCEPTION 'line % of document %: what was opened stays', old.line_no, old.invoice_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN old;
END $$;
CREATE TRIGGER lines_stay_with_their_document BEFORE UPDATE OR DELETE ON invoice_line
    FOR EACH ROW EXECUTE FUNCTION lines_stay_with_their_document();

-- What is not to be paid of an invoice after all, or goes back. Nothing in it ever changes.
CREATE TABLE credit_note (
    id              uuid PRIMARY KEY,
    invoice_id      uuid        NOT NULL REFERENCES invoice,
    number          bigint      NOT NULL UNIQUE CHECK (number > 0),
    settlement      text        NOT NULL CHECK (settlement IN ('due_lowered', 'money_back')),
    reason          text        NOT NULL CHECK (reason IN ('duplicate', 'fraudulent', 'order_change', 'product_unsatisfactory')),
    memo            text        CHECK (length(memo) BETWEEN 1 AND 500),
    line_micros     bigint      NOT NULL CHECK (line_micros >= 0),
    reversed_micros bigint      NOT NULL CHECK (reversed_micros >= 0),
    true_up_micros  bigint      NOT NULL CHECK (true_up_micros >= 0),
    rounding_micros bigint      NOT NULL CHECK (rounding_micros BETWEEN -10000 AND 10000),
    tax_micros      bigint      NOT NULL CHECK (tax_micros >= 0 AND tax_micros % 10000 = 0),
    total_micros    bigint      NOT NULL CHECK (total_micros > 0 AND total_micros % 10000 = 0),
    created_at      timestamptz NOT NULL,
    created_by      text        NOT NULL CHECK (length(created_by) BETWEEN 1 AND 255),
    CONSTRAINT what_is_credited_adds_up CHECK (
        total_micros = line_micros + reversed_micros + true_up_micros + rounding_micros + tax_micros)
);

CREATE INDEX credit_note_of_invoice ON credit_note (invoice_id);

-- Of which lines of the invoice it is.
CREATE TABLE credit_note_line (
    credit_note_id        uuid    NOT NULL REFERENCES credit_note,
    invoice_line          integer NOT NULL CHECK (invoice_line > 0),
    units_ten_thousandths bigint  CHECK (units_ten_thousandths > 0),
    amount_micros         bigint  NOT NULL CHECK (amount_micros > 0),
    PRIMARY KEY (credit_note_id, invoice_line)
);

-- Whoever writes one has locked the invoice.
CREATE FUNCTION no_more_is_credited_than_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM invoice i
        WHERE i.id = new.invoice_id
          AND i.state = CASE new.settlement WHEN 'money_back' THEN 'paid' ELSE 'open' END
          AND i.due_micros >= new.total_micros
              + (SELECT coalesce(sum(total_micros), 0) FROM credit_note WHERE invoice_id = new.invoice_id)) THEN
        RAISE EXCEPTION 'invoice %: no more is credited than is due', new.invoice_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER no_more_is_credited_than_is_due BEFORE INSERT ON credit_note
    FOR EACH ROW EXECUTE FUNCTION no_more_is_credited_than_is_due();

CREATE FUNCTION a_credit_note_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a credit note stays' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER a_credit_note_stays BEFORE UPDATE OR DELETE ON credit_note
    FOR EACH ROW EXECUTE FUNCTION a_credit_note_stays();
CREATE TRIGGER a_credit_note_stays BEFORE UPDATE OR DELETE ON credit_note_line
    FOR EACH ROW EXECUTE FUNCTION a_credit_note_stays();

-- How invoices of a workspace are collected from their opening on; by hand where there is no row.
CREATE TABLE invoice_collection (
    account_id uuid PRIMARY KEY REFERENCES wallet,
    collection text        NOT NULL CHECK (collection IN ('by_hand', 'hosted_link', 'saved_card')),
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL CHECK (length(changed_by) BETWEEN 1 AND 255)
);

-- Invoices that Stripe collects, each in one way. What Stripe has last said of them is kept; it is asked again and again.
CREATE TABLE stripe_invoice (
    invoice_id        uuid PRIMARY KEY REFERENCES invoice,
    reopened          integer     NOT NULL CHECK (reopened >= 0),      -- what the invoice's was when this was requested: later it is not Stripe's
    collection        text        NOT NULL CHECK (collection IN ('hosted_link', 'saved_card')),
    payment_method_id text        CHECK (length(payment_method_id) BETWEEN 1 AND 255),
    requested_at      timestamptz NOT NULL,
    requested_by      text        NOT NULL CHECK (length(requested_by) BETWEEN 1 AND 255),
    attempt           integer     NOT NULL CHECK (attempt > 0),        -- part of the idempotency keys
    stripe_id         text        UNIQUE CHECK (length(stripe_id) BETWEEN 1 AND 255),
    status            text        CHECK (status IN ('draft', 'open', 'paid', 'uncollectible', 'void', 'deleted')),
    finalizing        boolean     NOT NULL,                            -- Stripe may have begun to collect it
    hosted_url        text        CHECK (length(hosted_url) BETWEEN 1 AND 5000),
    payment_intent_id text        UNIQUE CHECK (length(payment_intent_id) BETWEEN 1 AND 255),
    tries             integer     NOT NULL CHECK (tries >= 0),
    next_try_at       timestamptz,
    looks             integer     NOT NULL CHECK (looks >= 0),         -- how often what Stripe says was kept
    CONSTRAINT a_card_is_charged_or_none CHECK ((payment_method_id IS NOT NULL) = (collection = 'saved_card')),
    CONSTRAINT what_stripe_has_has_a_status CHECK ((stripe_id IS NULL) = (status IS NULL)),
    CONSTRAINT only_a_draft_is_finalized CHECK (NOT finalizing OR status = 'draft')
);

-- == invoice.telling ==

-- What usage-service has to be told of a document, once it is opened and once it is void. The job usage-tellings tells it,
-- page by page; the row stays, since the revisions of its account go on from it.
CREATE TABLE usage_telling (
    id              uuid PRIMARY KEY,
    account_id      uuid        NOT NULL,
    revision        bigint      NOT NULL CHECK (revision > 0),
    document_id     uuid        NOT NULL,
    document_number text        CHECK (length(document_number) BETWEEN 1 AND 100),
    told_at         timestamptz NOT NULL,
    CONSTRAINT revisions_of_an_account_rise UNIQUE (account_id, revision)
);
COMMENT ON COLUMN usage_telling.document_number IS 'None: the document was voided, and its usage is on none any more';

-- The PDFs of invoices and statements, as they were first drawn with each stamp, anew after a payment was taken back, and of
-- credit notes, which have no stamp; the same bytes for ever.
CREATE TABLE invoice_document (
    document_id uuid    NOT NULL,                                  -- the invoice, or a credit note of it
    invoice_id  uuid    NOT NULL REFERENCES invoice,
    stamp       text    NOT NULL CHECK (stamp IN ('none', 'paid', 'void')),
    reopened    integer NOT NULL CHECK (reopened >= 0),             -- what the invoice's was when it was stamped
    pdf         bytea   NOT NULL,
    sha256      bytea   NOT NULL CHECK (length(sha256) = 32),      -- of the PDF, when it was drawn
    PRIMARY KEY (document_id, stamp, reopened),
    CONSTRAINT without_a_stamp_it_is_as_it_was_opened CHECK (stamp <> 'none' OR reopened = 0),
    CONSTRAINT only_invoices_are_stamped CHECK (stamp = 'none' OR document_id = invoice_id)
);

CREATE FUNCTION what_was_drawn_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the PDF of document %: what was drawn stays', old.document_id
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER what_was_drawn_stays BEFORE UPDATE OR DELETE ON invoice_document
    FOR EACH ROW EXECUTE FUNCTION what_was_drawn_stays();

-- == job ==

-- What is to be done later, by any replica, row by row: package job.
CREATE TABLE due_work (
    job       text        NOT NULL CHECK (length(job) BETWEEN 1 AND 100),
    id        uuid        NOT NULL,                               -- of what it is about; a periodic job has one row, 0
    due_at    timestamptz NOT NULL,                               -- real time; of claimed work: the end of the claim
    attempts  integer     NOT NULL CHECK (attempts >= 0),         -- claims so far
    error     text        CHECK (length(error) <= 500),           -- what was wrong the last time; why it is parked
    parked_at timestamptz,                                        -- it is not tried again until a person says so
    woken     boolean     NOT NULL DEFAULT false,                 -- there is more to do once it is done, or is due
    claimed   boolean     NOT NULL DEFAULT false,                 -- somebody is at it, until it is due; not of a periodic job
    PRIMARY KEY (job, id),
    CONSTRAINT what_is_parked_has_a_reason CHECK (parked_at IS NULL OR error IS NOT NULL)
);

CREATE INDEX due_work_due ON due_work (job, due_at) WHERE parked_at IS NULL;

-- == terms ==

-- What pricing-service has agreed with workspaces, version by version, as it was told; nothing here changes any more.
-- Discounts and tax are in ten-thousandths of a percent.
CREATE TABLE workspace_terms (
    workspace_id          uuid        NOT NULL,
    version               int         NOT NULL CHECK (version > 0),
    effective_from        timestamptz NOT NULL,
    plan_code             text        NOT NULL,
    discount              int         NOT NULL,
    discounted_keys       text[]      NOT NULL,
    discounts             int[]       NOT NULL,
    priced_keys           text[]      NOT NULL,
    prices_micros         bigint[]    NOT NULL,
    included_micros       bigint      NOT NULL CHECK (included_micros >= 0),
    commit_micros         bigint      NOT NULL CHECK (commit_micros >= 0),
    tax_rate              int         NOT NULL CHECK (tax_rate BETWEEN 0 AND 1000000),
    credit_line_micros    bigint      CHECK (credit_line_micros >= 0),
    rate_limit_per_minute int         CHECK (rate_limit_per_minute > 0),
    PRIMARY KEY (workspace_id, version)
);

CREATE TRIGGER terms_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON workspace_terms
    FOR EACH STATEMENT EXECUTE FUNCTION agreements_are_kept();

-- Which version each workspace lives by: its credit line, rate limit and plan are those of that version.
CREATE TABLE terms_in_force (
    workspace_id uuid PRIMARY KEY,
    version      int         CHECK (version > 0),
    next_at      timestamptz
);
CREATE INDEX terms_in_force_due ON terms_in_force (next_at) WHERE next_at IS NOT NULL;
COMMENT ON COLUMN terms_in_force.version IS 'None while its first terms are to come';
COMMENT ON COLUMN terms_in_force.next_at IS 'When another version takes effect';

-- The usage that is included in a month, granted on its 1st, 00:00 UTC.
CREATE TABLE included_usage (
    account_id    uuid        NOT NULL REFERENCES wallet,
    month         date        NOT NULL CHECK (extract(day FROM month) = 1),
    transfer_id   uuid        NOT NULL CONSTRAINT a_grant_for_each_month UNIQUE,
    amount_micros bigint      NOT NULL CHECK (amount_micros > 0),
    granted_at    timestamptz NOT NULL,
    PRIMARY KEY (account_id, month)
);

CREATE TRIGGER included_usage_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON included_usage
    FOR EACH STATEMENT EXECUTE FUNCTION agreements_are_kept();

-- == meter ==

-- Usage that Stripe's meters charge, each record once; its id is Stripe's identifier of the event.
CREATE TABLE metered_usage (
    id           uuid        PRIMARY KEY,
    account_id   uuid        NOT NULL REFERENCES wallet,
    lane_id      uuid        NOT NULL,
    event_name   text        NOT NULL CHECK (length(event_name) BETWEEN 1 AND 100),
    value        bigint      NOT NULL CHECK (value > 0),
    finalized_at timestamptz NOT NULL,
    status       text        NOT NULL CHECK (status IN ('pending', 'reported', 'failed')),
    attempts     int         NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    error        text,
    sent_at      timestamptz,
    event_at     timestamptz,
    late         boolean     NOT NULL DEFAULT false,
    reported_at  timestamptz,
    known_until  timestamptz,
    untold       boolean     NOT NULL DEFAULT true,
    revision     bigint      NOT NULL DEFAULT 0 CHECK (revision >= 0),

    CONSTRAINT what_was_sent_has_a_time CHECK ((sent_at IS NULL) = (event_at IS NULL) AND (sent_at IS NULL OR attempts > 0)),
    CONSTRAINT what_is_reported_was_sent CHECK (
        (status = 'reported') = (reported_at IS NOT NULL) AND (reported_at IS NULL OR sent_at IS NOT NULL)),
    CONSTRAINT what_was_refused_late_failed CHECK (known_until IS NULL OR status = 'failed'),
    CONSTRAINT what_failed_says_why CHECK (status <> 'failed' OR error IS NOT NULL),
    CONSTRAINT what_is_not_late_counts_when_it_ended CHECK (late OR event_at IS NULL OR event_at = finalized_at)
);
CREATE INDEX metered_usage_to_send ON metered_usage (lane_id, finalized_at, id) WHERE status = 'pending';
CREATE INDEX metered_usage_untold ON metered_usage (id) WHERE untold;
CREATE INDEX metered_usage_left ON metered_usage (account_id, status) WHERE status <> 'reported';
-- What was sent and not answered: looked for with every batch of a lane, whose backlog may be long.
CREATE INDEX metered_usage_unanswered ON metered_usage (lane_id, sent_at) WHERE status = 'pending' AND sent_at IS NOT NULL;
COMMENT ON COLUMN metered_usage.lane_id IS 'Of its account and meter: Stripe takes one call at a time for both';
COMMENT ON COLUMN metered_usage.value IS 'Whole units; of minutes, ten-thousandths';
COMMENT ON COLUMN metered_usage.sent_at IS 'Of the first attempt by which Stripe may have it; none if it cannot have it';
COMMENT ON COLUMN metered_usage.known_until IS 'Stripe has refused it after it had taken it: until then nothing counts under its identifier';
COMMENT ON COLUMN metered_usage.event_at IS 'The time that Stripe was told';
COMMENT ON COLUMN metered_usage.late IS 'Its own period was over at Stripe, or is on no invoice there, so that it counts for another time';
COMMENT ON COLUMN metered_usage.untold IS 'usage-service has not been told how it stands';
COMMENT ON COLUMN metered_usage.revision IS 'Of what was told last';

-- Whoever changes how usage stands need not think of telling it.
CREATE FUNCTION metered_usage_is_to_be_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.untold := true;
    RETURN NEW;
END $$;

CREATE TRIGGER metered_usage_is_told BEFORE UPDATE OF status, error ON metered_usage
    FOR EACH ROW WHEN ((OLD.status, OLD.error) IS DISTINCT FROM (NEW.status, NEW.error))
    EXECUTE FUNCTION metered_usage_is_to_be_told();

-- How far the captures of accounts are followed that are metered, or once were.
CREATE TABLE metered_account (
    account_id uuid   PRIMARY KEY REFERENCES wallet,
    seq        bigint NOT NULL CHECK (seq >= 0)
);
COMMENT ON COLUMN metered_account.seq IS 'Of the last capture that was looked at: its number among the transfers of the account';

-- == meter.plan ==

-- Prices of the catalogue, as pricing-service has told them: Stripe is to have them, and what a workspace subscribes to is of them.
CREATE TABLE metered_price (
    version        int         NOT NULL CHECK (version > 0),
    effective_from timestamptz NOT NULL,
    catalog_key    text        NOT NULL CHECK (length(catalog_key) BETWEEN 1 AND 100),
    category       text        NOT NULL CHECK (length(category) BETWEEN 1 AND 100),
    unit           text        NOT NULL CHECK (length(unit) BETWEEN 1 AND 100),
    amount_micros  bigint      NOT NULL CHECK (amount_micros > 0),
    lookup_key     text        NOT NULL CHECK (length(lookup_key) BETWEEN 1 AND 200),
    event_name     text        NOT NULL CHECK (length(event_name) BETWEEN 1 AND 100),
    PRIMARY KEY (version, catalog_key)
);
-- == meter.reconcile ==

CREATE INDEX metered_usage_of_days ON metered_usage (account_id, event_at);

-- Of a day, by UTC, Stripe's meter has counted otherwise than was reported to it.
CREATE TABLE meter_difference (
    id          uuid        PRIMARY KEY,
    account_id  uuid        NOT NULL REFERENCES wallet,
    event_name  text        NOT NULL,
    day         date        NOT NULL,
    reported    bigint      NOT NULL CHECK (reported >= 0),
    fresh       bigint      NOT NULL CHECK (fresh BETWEEN 0 AND reported),
    in_flight   bigint      NOT NULL CHECK (in_flight >= 0),
    rejected    bigint      NOT NULL CHECK (rejected >= 0),
    counted     bigint      NOT NULL,
    explanation text        NOT NULL CHECK (explanation IN ('in_flight', 'not_counted_yet', 'rejected', 'unexplained')),
    found_at    timestamptz NOT NULL,
    seen_at     timestamptz NOT NULL,
    closed_at   timestamptz,

    CONSTRAINT a_difference_differs CHECK (counted <> reported)
);
CREATE UNIQUE INDEX one_open_difference_of_a_day ON meter_difference (account_id, event_name, day) WHERE closed_at IS NULL;
CREATE INDEX meter_difference_found ON meter_difference (found_at, id);
COMMENT ON COLUMN meter_difference.fresh IS 'The part of what was reported that Stripe may not have counted yet';
COMMENT ON COLUMN meter_difference.in_flight IS 'Sent, and nobody knows whether Stripe has it';
COMMENT ON COLUMN meter_difference.rejected IS 'Events of the meter that Stripe has refused since without naming them';
COMMENT ON COLUMN meter_difference.closed_at IS 'When it was gone';

-- What operators have taken back of what Stripe had counted too much.
CREATE TABLE meter_adjustment (
    id            uuid        PRIMARY KEY,
    difference_id uuid        NOT NULL REFERENCES meter_difference,
    identifier    text        NOT NULL CHECK (length(identifier) BETWEEN 1 AND 100),
    reason        text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    asked_by      text        NOT NULL,
    asked_at      timestamptz NOT NULL,
    done_at       timestamptz,
    error         text,

    CONSTRAINT either_done_or_refused CHECK (num_nonnulls(done_at, error) <= 1)
);
CREATE INDEX meter_adjustment_of_difference ON meter_adjustment (difference_id);
COMMENT ON COLUMN meter_adjustment.error IS 'Why Stripe has refused it; neither done nor refused is what Stripe has not answered';

-- Stripe has something to say of events that it has taken and does not count.
CREATE TABLE meter_error_report (
    id          uuid        PRIMARY KEY,
    event_id    text        NOT NULL UNIQUE,
    type        text        NOT NULL,
    created_at  timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    read_at     timestamptz,
    event_name  text,
    errors      bigint CHECK (errors >= 0),
    named       bigint CHECK (named >= 0),
    summary     text,

    CONSTRAINT what_was_read_is_known CHECK (
        num_nonnulls(read_at, errors, named, summary) IN (0, 4) AND (event_name IS NULL OR read_at IS NOT NULL))
);
CREATE INDEX meter_error_report_unnamed ON meter_error_report (created_at) WHERE errors > named;
COMMENT ON COLUMN meter_error_report.event_id IS 'Stripe''s, by which it is asked what it has to say';
COMMENT ON COLUMN meter_error_report.errors IS 'How many events are not counted, of which Stripe names some';

-- Subscriptions at Stripe, by which metered usage is charged: an account has one at a time, and all it had are kept.
CREATE TABLE metered_subscription (
    account_id      uuid        NOT NULL REFERENCES wallet,
    generation      int         NOT NULL CHECK (generation > 0),
    status          text        NOT NULL CHECK (status IN ('making', 'running', 'ending', 'over', 'lost')),
    subscription_id text        UNIQUE,
    attempt         int         NOT NULL DEFAULT 1 CHECK (attempt > 0),
    changed_at      timestamptz NOT NULL,
    PRIMARY KEY (account_id, generation),
    CONSTRAINT what_is_made_is_known_to_stripe CHECK ((status = 'making') = (subscription_id IS NULL))
);
CREATE UNIQUE INDEX one_subscription_at_a_time ON metered_subscription (account_id) WHERE status <> 'over';
COMMENT ON COLUMN metered_subscription.generation IS 'How many the account has had with it';
COMMENT ON COLUMN metered_subscription.attempt IS 'Part of the idempotency key under which it is made';

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

-- == meter.settle ==

-- Stripe's invoices of metered accounts' subscriptions. What Stripe has last said of each is kept until it is settled: then
-- its usage is owed on the line no longer, by a clearing whose key is the row's id.
CREATE TABLE metered_invoice (
    id              uuid        PRIMARY KEY,                           -- follows from Stripe's
    stripe_id       text        NOT NULL UNIQUE CHECK (length(stripe_id) BETWEEN 1 AND 255),
    account_id      uuid        NOT NULL REFERENCES wallet,
    found_at        timestamptz NOT NULL,
    status          text        CHECK (status IN ('draft', 'open', 'paid', 'uncollectible', 'void')),
    number          text        CHECK (length(number) BETWEEN 1 AND 255),
    total_cents     bigint,
    period_end      timestamptz,
    settled_at      timestamptz,
    captured_micros bigint      CHECK (captured_micros >= 0),
    tax_micros      bigint      CHECK (tax_micros >= 0 AND tax_micros % 10000 = 0),
    rounding_micros bigint,
    carried_over    boolean     NOT NULL DEFAULT false,
    taken_in_by     uuid        REFERENCES metered_invoice,

    CONSTRAINT only_what_is_carried_over_is_taken_in CHECK (carried_over OR taken_in_by IS NULL),
    CONSTRAINT what_is_carried_over_is_settled_once_it_is_paid CHECK (
        NOT carried_over OR settled_at IS NULL OR taken_in_by IS NOT NULL),
    CONSTRAINT what_stripe_was_asked_of_has_a_total CHECK (
        num_nonnulls(status, total_cents, period_end) IN (0, 3)),
    CONSTRAINT only_what_is_paid_is_settled CHECK (
        num_nonnulls(settled_at, captured_micros, tax_micros, rounding_micros)
            IN (0, CASE status WHEN 'paid' THEN 4 ELSE 0 END)),
    CONSTRAINT what_is_settled_adds_up CHECK (
        settled_at IS NULL OR captured_micros + tax_micros + rounding_micros = total_cents * 10000)
);
CREATE INDEX metered_invoice_of_account ON metered_invoice (account_id, period_end);
COMMENT ON COLUMN metered_invoice.status IS 'None: Stripe has not been asked about it yet';
COMMENT ON COLUMN metered_invoice.carried_over IS 'Too little for Stripe to charge: it has put it on the balance of the customer';
COMMENT ON COLUMN metered_invoice.taken_in_by IS 'The later invoice by which Stripe has charged what it carried over';
COMMENT ON COLUMN metered_invoice.captured_micros IS 'Of the usage that it has settled';

-- What Stripe has charged for each meter by a settled invoice, and what of ours that is.
CREATE TABLE metered_invoice_line (
    invoice_id      uuid        NOT NULL REFERENCES metered_invoice,
    line_no         int         NOT NULL CHECK (line_no > 0),
    event_name      text        NOT NULL CHECK (length(event_name) BETWEEN 1 AND 100),
    period_from     timestamptz NOT NULL,
    period_to       timestamptz NOT NULL,
    value           bigint      NOT NULL CHECK (value >= 0),
    cents           bigint      NOT NULL CHECK (cents >= 0),
    captured_micros bigint      NOT NULL CHECK (captured_micros >= 0),
    PRIMARY KEY (invoice_id, line_no),
    CONSTRAINT a_period_has_a_length CHECK (period_from <= period_to),
    -- Half a cent by Stripe, and half a micro-USD by each record, of which each has at least one unit.
    CONSTRAINT what_is_no_rounding_is_not_settled CHECK (2 * abs(cents * 10000 - captured_micros) <= 10000 + value)
);

-- A record is settled by one invoice at most, and stays settled.
ALTER TABLE metered_usage
    ADD COLUMN captured_micros bigint NOT NULL DEFAULT 0 CHECK (captured_micros >= 0),
    ADD COLUMN settled_by uuid REFERENCES metered_invoice,
    ADD CONSTRAINT only_what_is_reported_is_settled CHECK (settled_by IS NULL OR status = 'reported');
CREATE INDEX metered_usage_to_settle ON metered_usage (account_id, event_at) WHERE status = 'reported' AND settled_by IS NULL;
CREATE INDEX metered_usage_settled ON metered_usage (settled_by) WHERE settled_by IS NOT NULL;
CREATE INDEX metered_usage_settled_late ON metered_usage (settled_by, finalized_at) WHERE late AND settled_by IS NOT NULL;
COMMENT ON COLUMN metered_usage.captured_micros IS 'What the ledger charges for it, on the line';
COMMENT ON COLUMN metered_usage.settled_by IS 'The invoice of Stripe''s by which it was charged';

CREATE FUNCTION what_is_settled_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% %: what is settled stays', tg_table_name, old.id USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER what_is_settled_stays BEFORE UPDATE ON metered_usage
    FOR EACH ROW WHEN (old.settled_by IS NOT NULL
        AND (old.settled_by, old.account_id, old.event_name, old.value, old.captured_micros, old.event_at, old.status)
            IS DISTINCT FROM
            (new.settled_by, new.account_id, new.event_name, new.value, new.captured_micros, new.event_at, new.status))
    EXECUTE FUNCTION what_is_settled_stays();
CREATE TRIGGER what_is_settled_is_kept BEFORE DELETE ON metered_invoice
    FOR EACH ROW WHEN (old.settled_at IS NOT NULL) EXECUTE FUNCTION what_is_settled_stays();

-- == meter, what is charged ==

-- Of which meters an account's subscription has prices, and for which time that charges what they count: nothing else is told.
CREATE TABLE metered_item (
    account_id uuid        NOT NULL REFERENCES wallet,
    event_name text        NOT NULL CHECK (length(event_name) BETWEEN 1 AND 100),
    since      timestamptz NOT NULL,
    until      timestamptz,
    PRIMARY KEY (account_id, event_name)
);
COMMENT ON COLUMN metered_item.until IS 'None: the subscription goes on';

-- What operators have decided of days of which Stripe had counted otherwise than was reported: that its count is right.
CREATE TABLE meter_decision (
    id            uuid        PRIMARY KEY,
    difference_id uuid        NOT NULL REFERENCES meter_difference,
    verdict       text        NOT NULL CHECK (verdict IN ('missing', 'arrived')),
    record_ids    uuid[]      NOT NULL CHECK (cardinality(record_ids) BETWEEN 1 AND 10000),
    reason        text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    decided_by    text        NOT NULL,
    decided_at    timestamptz NOT NULL
);
CREATE INDEX meter_decision_of_difference ON meter_decision (difference_id);
COMMENT ON COLUMN meter_decision.verdict IS 'missing: Stripe lacks the records; arrived: it has them';

-- == notify.alert ==

-- Who has read which notification, and when first. Org admins share notifications, and not their marks.
CREATE TABLE notification_read (
    notification_id uuid        NOT NULL REFERENCES notification,
    person          text        NOT NULL CHECK (length(person) BETWEEN 1 AND 255),
    read_at         timestamptz NOT NULL,
    PRIMARY KEY (notification_id, person)
);

-- == meter.settle, by hand ==

-- What operators have cleared of metered usage that no invoice of Stripe's will settle: what was paid of it after all, and the
-- rest is written off. The payment is cleared under the row's id, the rest under one that follows from it.
CREATE TABLE metered_clearing (
    id              uuid        PRIMARY KEY,
    account_id      uuid        NOT NULL REFERENCES wallet,
    month           date        NOT NULL CHECK (extract(day FROM month) = 1),
    records         bigint      NOT NULL CHECK (records >= 0),
    invoices        bigint      NOT NULL CHECK (invoices >= 0),
    captured_micros bigint      NOT NULL CHECK (captured_micros >= 0),
    paid_micros     bigint      NOT NULL CHECK (paid_micros >= 0 AND paid_micros % 10000 = 0),
    tax_micros      bigint      NOT NULL CHECK (tax_micros >= 0 AND tax_micros % 10000 = 0),
    reason          text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    cleared_by      text        NOT NULL,
    cleared_at      timestamptz NOT NULL,

    CONSTRAINT something_is_cleared CHECK (records + invoices > 0),
    CONSTRAINT no_more_is_paid_than_was_used CHECK (paid_micros < captured_micros + 10000),
    CONSTRAINT only_what_is_paid_is_taxed CHECK (tax_micros = 0 OR paid_micros > 0)
);
CREATE INDEX metered_clearing_of_account ON metered_clearing (account_id, month);
COMMENT ON COLUMN metered_clearing.month IS 'The last one that it clears';
COMMENT ON COLUMN metered_clearing.paid_micros IS 'Before tax';

ALTER TABLE metered_usage
    ADD COLUMN cleared_by uuid REFERENCES metered_clearing,
    ADD CONSTRAINT what_is_settled_is_not_cleared CHECK (cleared_by IS NULL OR settled_by IS NULL AND status <> 'pending');
CREATE INDEX metered_usage_cleared ON metered_usage (cleared_by) WHERE cleared_by IS NOT NULL;
COMMENT ON COLUMN metered_usage.cleared_by IS 'The clearing by which it is owed no longer, without an invoice';
ALTER TABLE metered_invoice
    ADD COLUMN cleared_by uuid REFERENCES metered_clearing,
    ADD CONSTRAINT an_invoice_that_is_settled_is_not_cleared CHECK (cleared_by IS NULL OR settled_at IS NULL);
COMMENT ON COLUMN metered_invoice.cleared_by IS 'The clearing with which it is of no concern any more';

CREATE TRIGGER what_is_cleared_stays BEFORE UPDATE ON metered_usage
    FOR EACH ROW WHEN (old.cleared_by IS NOT NULL
        AND (old.cleared_by, old.account_id, old.event_name, old.value, old.captured_micros, old.event_at, old.status)
            IS DISTINCT FROM
            (new.cleared_by, new.account_id, new.event_name, new.value, new.captured_micros, new.event_at, new.status))
    EXECUTE FUNCTION what_is_settled_stays();
CREATE TRIGGER what_is_cleared_stays BEFORE UPDATE OR DELETE ON metered_invoice
    FOR EACH ROW WHEN (old.cleared_by IS NOT NULL) EXECUTE FUNCTION what_is_settled_stays();
CREATE TRIGGER what_is_cleared_stays BEFORE UPDATE OR DELETE ON metered_clearing
    FOR EACH ROW EXECUTE FUNCTION what_is_settled_stays();

-- == meter, by our own invoices ==

-- Usage that Stripe could not be told of while one of its invoices would have charged it, of an account that has returned to
-- invoices: our own charge it. Stripe cannot have it, and is not told of it any more.
ALTER TABLE metered_usage
    ADD COLUMN invoiced_at timestamptz,
    ADD CONSTRAINT what_we_invoice_stripe_does_not_have CHECK (
        invoiced_at IS NULL OR status = 'failed' AND num_nonnulls(sent_at, settled_by, cleared_by) = 0);
CREATE INDEX metered_usage_invoiced ON metered_usage (account_id, id) WHERE invoiced_at IS NOT NULL;
COMMENT ON COLUMN metered_usage.invoiced_at IS 'From then on our own invoices charge it, and no meter';

CREATE TRIGGER what_we_invoice_stays BEFORE UPDATE ON metered_usage
    FOR EACH ROW WHEN (old.invoiced_at IS NOT NULL
        AND (old.invoiced_at, old.account_id, old.event_name, old.value, old.captured_micros, old.sent_at, old.status)
            IS DISTINCT FROM
            (new.invoiced_at, new.account_id, new.event_name, new.value, new.captured_micros, new.sent_at, new.status))
    EXECUTE FUNCTION what_is_settled_stays();

-- What a meter may have counted, or may still count, is due on no invoice of our own. Its usage is there before the invoice is.
CREATE FUNCTION what_meters_charge_is_not_invoiced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    record uuid;
BEGIN
    IF NOT EXISTS (SELECT FROM billing_mode WHERE account_id = new.account_id AND metered) THEN
        RETURN new;
    END IF;
    SELECT u.capture_id INTO record
    FROM invoice_usage u JOIN transfer t ON t.id = u.capture_id AND t.kind = 'capture' AND t.metered
    WHERE u.invoice_id = new.id AND NOT EXISTS (
        SELECT FROM metered_usage m WHERE m.id = u.capture_id AND m.invoiced_at IS NOT NULL)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'invoice % has usage record %, which is charged by a meter', new.id, record
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER what_meters_charge_is_not_invoiced AFTER INSERT ON invoice
    FOR EACH ROW WHEN (new.metered_micros IS NULL) EXECUTE FUNCTION what_meters_charge_is_not_invoiced();

-- == meter.settle, lost payments ==

-- A bank has taken back what an invoice of Stripe's was paid with: it is owed again, until an operator has cleared it.
ALTER TABLE metered_invoice
    ADD COLUMN payment_intent_id text CHECK (length(payment_intent_id) BETWEEN 1 AND 255),
    ADD COLUMN lost_at timestamptz,
    ADD CONSTRAINT only_what_is_settled_is_lost CHECK (lost_at IS NULL OR settled_at IS NOT NULL),
    DROP CONSTRAINT an_invoice_that_is_settled_is_not_cleared,
    ADD CONSTRAINT an_invoice_that_is_settled_is_not_cleared CHECK (
        cleared_by IS NULL OR settled_at IS NULL OR lost_at IS NOT NULL);
CREATE INDEX metered_invoice_paid_by ON metered_invoice (payment_intent_id) WHERE payment_intent_id IS NOT NULL;
COMMENT ON COLUMN metered_invoice.payment_intent_id IS 'Stripe''s, by which it was paid';
COMMENT ON COLUMN metered_invoice.lost_at IS 'A dispute of its payment was lost: what it had settled is owed again';
CREATE TRIGGER what_is_settled_stays BEFORE UPDATE ON metered_invoice
    FOR EACH ROW WHEN (old.settled_at IS NOT NULL AND (
        to_jsonb(old) - '{lost_at,cleared_by}'::text[] IS DISTINCT FROM to_jsonb(new) - '{lost_at,cleared_by}'::text[]
        OR (old.lost_at IS NOT NULL AND new.lost_at IS DISTINCT FROM old.lost_at)))
    EXECUTE FUNCTION what_is_settled_stays();

ALTER TABLE dispute
    ADD COLUMN metered_invoice_id uuid REFERENCES metered_invoice,
    DROP CONSTRAINT a_purchase_or_an_invoice,
    ADD CONSTRAINT a_purchase_or_an_invoice CHECK (num_nonnulls(payment_id, invoice_id, metered_invoice_id) = 1),
    DROP CONSTRAINT for_an_invoice_no_credits_were_bought,
    ADD CONSTRAINT for_an_invoice_no_credits_were_bought CHECK (payment_id IS NOT NULL OR taken_micros = 0);
CREATE INDEX dispute_of_metered_invoice ON dispute (metered_invoice_id) WHERE metered_invoice_id IS NOT NULL;
