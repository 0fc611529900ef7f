-- Workspaces, their API keys, and what was told about them.

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
    revision              bigint      NOT NULL CHECK (revision > 0),
    created_at            timestamptz NOT NULL,
    changed_at            timestamptz NOT NULL,
    CONSTRAINT workspace_slug_is_unique UNIQUE (slug),
    CONSTRAINT only_an_address_is_verified CHECK (email IS NOT NULL OR NOT email_verified)
);
CREATE UNIQUE INDEX workspace_email_is_unique ON workspace (lower(email)) WHERE email IS NOT NULL;
CREATE INDEX workspace_newest_first ON workspace (created_at DESC, id DESC);

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

-- One row per counted registration; those older than the window are forgotten.
CREATE TABLE registration_attempt (
    id           uuid PRIMARY KEY,
    network      text        NOT NULL,   -- an IPv4 address, or the /64 of an IPv6 address
    attempted_at timestamptz NOT NULL
);
CREATE INDEX registration_attempt_by_network ON registration_attempt (network, attempted_at);
CREATE INDEX registration_attempt_by_age ON registration_attempt (attempted_at);

CREATE TABLE outbox (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topics   text[]        NOT NULL,
    keys     text[]        NOT NULL,
    types    text[]        NOT NULL,
    ids      text[]        NOT NULL,
    times    timestamptz[] NOT NULL,
    payloads text[]        NOT NULL
);
