-- == catalog ==

-- One version of the price catalogue: a draft until published_at is set, immutable from then on.
CREATE TABLE catalog (
    version         int PRIMARY KEY CHECK (version > 0),
    effective_from  timestamptz,                        -- of a draft: the date asked for, if any
    created_at      timestamptz NOT NULL,
    created_by      text        NOT NULL,
    published_at    timestamptz,
    idempotency_key text CONSTRAINT catalog_idempotency_key UNIQUE,
    request         text,                               -- what the key was used for, to know a reuse by

    CONSTRAINT published_has_a_date CHECK (published_at IS NULL OR effective_from IS NOT NULL),
    -- Version 1 was there before anyone listened.
    CONSTRAINT published_with_notice CHECK (
        published_at IS NULL OR version = 1 OR effective_from >= published_at + interval '60 seconds'),
    CONSTRAINT key_and_request CHECK ((idempotency_key IS NULL) = (request IS NULL))
);

CREATE UNIQUE INDEX catalog_one_version_per_date ON catalog (effective_from) WHERE published_at IS NOT NULL;

-- The price of one unit in one version.
CREATE TABLE catalog_price (
    version                 int      NOT NULL REFERENCES catalog,
    catalog_key             text     NOT NULL,
    position                smallint NOT NULL,          -- the order of the public list
    category                text     NOT NULL,
    tier                    text     NOT NULL,
    unit                    text     NOT NULL,
    amount_micros           bigint   NOT NULL CONSTRAINT price_above_zero CHECK (amount_micros > 0),
    currency                text     NOT NULL CHECK (currency = 'USD'),
    source                  text     NOT NULL,
    stripe_lookup_key       text     NOT NULL,
    stripe_meter_event_name text     NOT NULL,
    is_active               boolean  NOT NULL,

    PRIMARY KEY (version, catalog_key),
    CONSTRAINT catalog_price_category UNIQUE (version, category, tier),
    CONSTRAINT catalog_price_position UNIQUE (version, position)
);

-- One row: the lock that drafts and publications take their turn by, and the revision that each publication raises.
CREATE TABLE catalog_head (
    id         int PRIMARY KEY CHECK (id = 1),
    revision   bigint      NOT NULL CHECK (revision > 0),
    changed_at timestamptz NOT NULL
);

CREATE FUNCTION keep_published_catalog() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'catalogue version % is published and does not change', OLD.version
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.published_at IS NULL THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    IF NOT EXISTS (SELECT FROM catalog_price WHERE version = NEW.version) THEN
        RAISE EXCEPTION 'catalogue version % has no prices: it is born as a draft and published later', NEW.version
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER catalog_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON catalog
    FOR EACH ROW EXECUTE FUNCTION keep_published_catalog();

CREATE FUNCTION keep_published_prices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Waits for a publication under way; what is read afterwards is what it committed.
    PERFORM FROM catalog WHERE version IN (OLD.version, NEW.version) FOR SHARE;
    IF EXISTS (SELECT FROM catalog WHERE version IN (OLD.version, NEW.version) AND published_at IS NOT NULL) THEN
        RAISE EXCEPTION 'the prices of a published catalogue version do not change'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER catalog_price_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON catalog_price
    FOR EACH ROW EXECUTE FUNCTION keep_published_prices();

CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'table % is kept for ever', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER catalog_is_kept BEFORE TRUNCATE ON catalog EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER catalog_price_is_kept BEFORE TRUNCATE ON catalog_price EXECUTE FUNCTION refuse_truncate();

-- The catalogue that the product was launched with. Its date lies before any usage, so that there is always a price.
INSERT INTO catalog (version, created_at, created_by) VALUES (1, '2020-01-01T00:00:00Z', 'migration');

INSERT INTO catalog_price (version, catalog_key, position, category, tier, unit, amount_micros, currency, source,
                           stripe_lookup_key, stripe_meter_event_name, is_active)
SELECT 1, catalog_key, position, category, 'default', unit, amount_micros, 'USD', 'platform_pricing_catalog_v2',
       'platform_' || category || '_' || unit || '_v2_lookup', 'platform_' || category || '_' || unit || '_v2', true
FROM (VALUES
    (1, 'evaluation',           'evaluation.default',           'request',       20000),
    (2, 'course',               'course.default',               'lesson',        50000),
    (3, 'module',               'module.default',               'lesson',        50000),
    (4, 'test',                 'test_creation.default',        'item',          15000),
    (5, 'slide',                'slide.default',                'slide',         30000),
    (6, 'video',                'video.default',                'scene',         40000),
    (7, 'slide_image',          'slide_image.default',          'image',         70000),
    (8, 'video_tts_regenerate', 'video_tts_regenerate.default', 'call',          20000),
    (9, 'video_render',         'video_render.default',         'video_minute', 150000)
) AS launch (position, category, catalog_key, unit, amount_micros);

UPDATE catalog SET effective_from = '2020-01-01T00:00:00Z', published_at = '2020-01-01T00:00:00Z' WHERE version = 1;

INSERT INTO catalog_head (id, revision, changed_at) VALUES (1, 1, '2020-01-01T00:00:00Z');

-- == terms ==

-- One row for each workspace with terms of its own: the lock that new versions take their turn by, and the revision that
-- each of them raises.
CREATE TABLE terms_head (
    workspace_id uuid PRIMARY KEY,
    revision     int NOT NULL CHECK (revision >= 0)
);

-- What was agreed with a workspace from a date on, until the next date; of two of one date the later version counts. A
-- version is one row, so that it is whole and never changes. Discounts and tax are in ten-thousandths of a percent.
CREATE TABLE workspace_terms (
    workspace_id          uuid        NOT NULL REFERENCES terms_head,
    version               int         NOT NULL CHECK (version > 0),
    effective_from        timestamptz NOT NULL,
    plan_code             text        NOT NULL CHECK (length(plan_code) BETWEEN 1 AND 40),
    discount              int         NOT NULL CHECK (discount BETWEEN 0 AND 950000),
    discounted_keys       text[]      NOT NULL,
    discounts             int[]       NOT NULL CHECK (0 <= ALL (discounts) AND 950000 >= ALL (discounts)),
    priced_keys           text[]      NOT NULL,
    prices_micros         bigint[]    NOT NULL CHECK (0 < ALL (prices_micros)),
    included_micros       bigint      NOT NULL CHECK (included_micros >= 0),
    commit_micros         bigint      NOT NULL CHECK (commit_micros >= 0),
    tax_rate              int         NOT NULL CHECK (tax_rate BETWEEN 0 AND 1000000),
    credit_line_micros    bigint      CHECK (credit_line_micros >= 0),
    rate_limit_per_minute int         CHECK (rate_limit_per_minute > 0),
    created_at            timestamptz NOT NULL,
    created_by            text        NOT NULL,

    PRIMARY KEY (workspace_id, version),
    CONSTRAINT agreed_with_notice CHECK (effective_from >= created_at + interval '60 seconds'),
    CONSTRAINT a_discount_for_each_key CHECK (cardinality(discounted_keys) = cardinality(discounts)),
    CONSTRAINT a_price_for_each_key CHECK (cardinality(priced_keys) = cardinality(prices_micros))
);

CREATE FUNCTION keep_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was agreed is never changed or deleted; agree a new version'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER terms_are_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON workspace_terms
    FOR EACH STATEMENT EXECUTE FUNCTION keep_terms();

-- == activity ==

-- The activities of schools that cost tokens. What is by usage has rates instead of a price.
CREATE TABLE activity (
    activity text     NOT NULL CHECK (activity <> ''),
    variant  text     NOT NULL,                             -- empty: it has none
    position smallint NOT NULL CONSTRAINT activity_position UNIQUE,
    unit     text     NOT NULL CHECK (unit IN ('activity', 'minute', 'usage')),

    PRIMARY KEY (activity, variant)
);

INSERT INTO activity (position, activity, variant, unit) VALUES
    (1, 'ai_lesson_generation',   '',            'usage'),
    (2, 'ai_exercise_generation', '',            'activity'),
    (3, 'cover_image',            '',            'activity'),
    (4, 'writing_assessment',     'text',        'activity'),
    (5, 'writing_assessment',     'handwriting', 'activity'),
    (6, 'writing_assessment',     'image',       'activity'),
    (7, 'speaking_assessment',    'recorded',    'activity'),
    (8, 'speaking_assessment',    'live',        'activity'),
    (9, 'session_transcription',  '',            'minute'),
    (10, 'post_session_summary',  '',            'usage');

-- One row for each organization with prices of its own: the lock that changes take their turn by, and the revision that
-- each of them raises. No organization has the nil id: its prices are the standard ones.
CREATE TABLE activity_price_head (
    organization_id uuid PRIMARY KEY,
    revision        int NOT NULL CHECK (revision >= 0)
);

-- Changes of prices from a date on; what a version does not name stays as it was. Of one date the later version counts.
CREATE TABLE activity_price_version (
    organization_id    uuid        NOT NULL REFERENCES activity_price_head,
    version            int         NOT NULL CHECK (version > 0),
    effective_from     timestamptz NOT NULL,
    input_rate_micros  bigint      CHECK (input_rate_micros >= 0),     -- per 1,000 tokens that a language model reads
    output_rate_micros bigint      CHECK (output_rate_micros >= 0),    -- per 1,000 tokens that it writes
    cap_micros         bigint      CHECK (cap_micros > 0),
    created_at         timestamptz NOT NULL,
    created_by         text        NOT NULL,

    PRIMARY KEY (organization_id, version),
    -- The first standard prices were there before anyone listened.
    CONSTRAINT priced_with_notice CHECK (
        effective_from >= created_at + interval '60 seconds'
        OR (organization_id = '00000000-0000-0000-0000-000000000000' AND version = 1)),
    CONSTRAINT the_first_standard_is_whole CHECK (
        organization_id <> '00000000-0000-0000-0000-000000000000' OR version <> 1
        OR (input_rate_micros IS NOT NULL AND output_rate_micros IS NOT NULL AND cap_micros IS NOT NULL)),
    CONSTRAINT standard_prices_change_by_migration CHECK (
        organization_id <> '00000000-0000-0000-0000-000000000000' OR created_by = 'migration')
);

CREATE TABLE activity_price (
    organization_id uuid NOT NULL,
    version         int  NOT NULL,
    activity        text NOT NULL,
    variant         text NOT NULL,
    course_id       text NOT NULL CHECK (length(course_id) <= 200),    -- empty: in all courses
    tokens_micros   bigint CONSTRAINT tokens_above_zero CHECK (tokens_micros > 0),    -- none: the standard price again

    PRIMARY KEY (organization_id, version, activity, variant, course_id),
    CONSTRAINT part_of_a_version FOREIGN KEY (organization_id, version) REFERENCES activity_price_version,
    CONSTRAINT of_a_listed_activity FOREIGN KEY (activity, variant) REFERENCES activity
);

INSERT INTO activity_price_head (organization_id, revision) VALUES ('00000000-0000-0000-0000-000000000000', 1);

INSERT INTO activity_price_version (organization_id, version, effective_from, input_rate_micros, output_rate_micros,
                                    cap_micros, created_at, created_by)
VALUES ('00000000-0000-0000-0000-000000000000', 1, '2020-01-01T00:00:00Z', 10000, 40000, 5000000,
        '2020-01-01T00:00:00Z', 'migration');

INSERT INTO activity_price (organization_id, version, activity, variant, course_id, tokens_micros)
SELECT '00000000-0000-0000-0000-000000000000', 1, activity, variant, '', tokens * 10000
FROM (VALUES
    ('ai_exercise_generation', '',            25),
    ('cover_image',            '',            25),
    ('writing_assessment',     'text',        10),
    ('writing_assessment',     'handwriting', 20),
    ('writing_assessment',     'image',       20),
    ('speaking_assessment',    'recorded',    15),
    ('speaking_assessment',    'live',        40),
    ('session_transcription',  '',             2)
) AS launch (activity, variant, tokens);

CREATE FUNCTION keep_activity_prices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'prices of activities are never changed or deleted; make a new version'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER activity_price_versions_are_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON activity_price_version
    FOR EACH STATEMENT EXECUTE FUNCTION keep_activity_prices();
CREATE TRIGGER activity_prices_are_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON activity_price
    FOR EACH STATEMENT EXECUTE FUNCTION keep_activity_prices();

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
