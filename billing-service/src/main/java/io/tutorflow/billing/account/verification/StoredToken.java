package io.tutorflow.billing.account.verification;

import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.http.KeyHash;
import java.time.Instant;

/** A stored token, and the address that its mail went to. */
record StoredToken(KeyHash hash, WorkspaceId workspace, String email, Instant expiresAt, boolean used) {}
