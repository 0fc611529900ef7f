package io.tutorflow.http;

/** What is known about a presented API key. */
public sealed interface ApiKeyVerdict {

    /** The key itself is valid; the workspace may still be suspended. */
    record Valid(ApiKeyCaller caller) implements ApiKeyVerdict {}

    /** There is no such key. */
    record Unknown() implements ApiKeyVerdict {}

    /** Its owner revoked it. */
    record Revoked() implements ApiKeyVerdict {}

    /** It has expired. */
    record Expired() implements ApiKeyVerdict {}
}
