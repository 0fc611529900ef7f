-- Every secret that was replaced goes on signing for a day, however many there are.
CREATE TABLE webhook_former_secret (
    endpoint_id uuid        NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
    secret      text        NOT NULL CHECK (secret LIKE 'whsec\_%'),
    signs_until timestamptz NOT NULL,
    PRIMARY KEY (endpoint_id, secret)
);
INSERT INTO webhook_former_secret (endpoint_id, secret, signs_until)
    SELECT id, old_secret, old_secret_until FROM webhook_endpoint WHERE old_secret IS NOT NULL;
ALTER TABLE webhook_endpoint DROP COLUMN old_secret, DROP COLUMN old_secret_until;
