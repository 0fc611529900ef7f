package io.tutorflow.usage.edit;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.http.RequestHash;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scene to add at the end of a video.
 *
 * @param key null if every request adds another scene
 */
record NewScene(Map<String, Object> fields, @Nullable String key) {

    private static final String KEY = "idempotencyKey";

    /** @param body the scene's own fields; one name is reserved for us */
    static NewScene of(@Nullable String header, Map<String, Object> body) {
        var fields = new LinkedHashMap<>(body);
        return new NewScene(fields, IdempotencyKey.of(header, keyOf(fields.remove(KEY))));
    }

    RequestHash hash() {
        return RequestHash.of(fields);
    }

    private static @Nullable String keyOf(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof String key
                && !key.isBlank()
                && key.codePointCount(0, key.length()) <= IdempotencyKey.LIMIT) {
            return key;
        }
        throw ApiProblem.invalid(KEY + " must have 1 to " + IdempotencyKey.LIMIT + " characters");
    }
}
