package io.tutorflow.http;

import io.smallrye.mutiny.Uni;

/** The API keys that a service knows. */
public interface ApiKeys {

    /** @param hash of the presented key */
    Uni<ApiKeyVerdict> judge(KeyHash hash);
}
