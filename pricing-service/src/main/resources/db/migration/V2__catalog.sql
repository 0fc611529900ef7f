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
