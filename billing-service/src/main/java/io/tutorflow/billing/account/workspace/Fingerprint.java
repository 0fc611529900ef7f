package io.tutorflow.billing.account.workspace;

import io.tutorflow.http.KeyHash;

/** What we store of an API key: enough to recognize it, too little to use it. */
public record Fingerprint(KeyHash hash, String prefix) {}
