-- An address that nobody has proved to read blocks nobody: it is of one workspace only once it is verified.
DROP INDEX workspace_email_is_unique;
CREATE UNIQUE INDEX workspace_email_is_unique ON workspace (lower(email)) WHERE email_verified;
