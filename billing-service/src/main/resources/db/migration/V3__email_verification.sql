-- Proof that somebody reads a workspace's mail: what is owed to be sent, and the tokens that were.

CREATE TABLE verification_mail (
    id              uuid PRIMARY KEY,
    workspace_id    uuid        NOT NULL REFERENCES workspace (id),
    email           text        NOT NULL,
    requested_at    timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    next_attempt_at timestamptz,                                             -- none: sent, or given up
    sent_at         timestamptz,
    CONSTRAINT sent_once CHECK (sent_at IS NULL OR next_attempt_at IS NULL)
);
CREATE INDEX verification_mail_due ON verification_mail (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX verification_mail_of_workspace ON verification_mail (workspace_id, requested_at DESC);

CREATE TABLE verification_token (
    token_hash   text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),     -- SHA-256; the token itself is never stored
    mail_id      uuid        NOT NULL REFERENCES verification_mail (id),
    workspace_id uuid        NOT NULL REFERENCES workspace (id),
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz
);
