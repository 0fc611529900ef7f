package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.BodyHash;

/** How bodies are compared, for the tests of the bodies. */
public final class BodyComparison {

    private BodyComparison() {}

    public static String fieldsOf(CreateRequest request) {
        return CanonicalJson.fieldsOf(request);
    }

    public static BodyHash hashOf(CreateRequest request) {
        return BodyHash.of(request.prompt(), CanonicalJson.fieldsOf(request));
    }
}
