-- Requests per minute of each workspace, counted once for all services and replicas: the moment at which its bucket is
-- full again, in microseconds since 1970. Unlogged: after a crash of the database all buckets are full, which a minute
-- would have made them anyway.
CREATE UNLOGGED TABLE rate_limit (
    workspace_id uuid PRIMARY KEY,
    full_at bigint NOT NULL
) WITH (fillfactor = 50);

-- The /48 of an IPv6 address, which one customer of a provider has; null for IPv4.
ALTER TABLE registration_attempt ADD COLUMN site text;
CREATE INDEX registration_attempt_by_site ON registration_attempt (site, attempted_at) WHERE site IS NOT NULL;
