package io.tutorflow.http;

/** What is known of a presented API key. */
public sealed interface ApiKeyVerdict {

    /** The key is good, as far as the key goes. */
    record Valid(ApiKeyCaller caller) implements ApiKeyVerdict {}

    /** There is no such key. */
    record Unknown() implements ApiKeyVerdict {}

    /** Its owner revoked it. */
    record Revoked() implements ApiKeyVerdict {}

    /** Its time is over. */
    record Expired() implements ApiKeyVerdict {}
}
