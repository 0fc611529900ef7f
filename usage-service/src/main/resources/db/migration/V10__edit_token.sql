-- Who knows the token may edit the slide deck or video, until it expires; it is made when it is first shown.
CREATE TABLE edit_token (
    record_id uuid PRIMARY KEY REFERENCES usage_record (id),
    token text NOT NULL CHECK (token ~ '^[0-9a-f]{32}$'),
    expires_at timestamptz NOT NULL,
    CONSTRAINT edit_token_is_unique UNIQUE (token)
);
