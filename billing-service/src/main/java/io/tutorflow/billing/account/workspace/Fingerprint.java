package io.tutorflow.billing.account.workspace;

import io.tutorflow.http.KeyHash;

/** What we keep of an API key: enough to know it again, too little to use it. */
public record Fingerprint(KeyHash hash, String prefix) {}
