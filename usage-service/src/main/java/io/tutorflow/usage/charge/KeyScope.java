package io.tutorflow.usage.charge;

import io.tutorflow.usage.catalog.Category;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An idempotency key and its scope, within which it is unique.
 *
 * @param endpoint including whatever else the key is scoped to
 * @param key null if every request is a new one
 * @param reused the message for using the key for a different request
 */
public record KeyScope(
        UUID scope, String endpoint, @Nullable String key, String reused) implements Naming {

    private static final String REUSED =
            "This idempotency key was used with a different body; use a new key for a new request";

    public KeyScope(UUID scope, String endpoint, @Nullable String key) {
        this(scope, endpoint, key, REUSED);
    }

    /** Each platform endpoint creates one category. */
    KeyScope(UUID scope, Category category, @Nullable String key) {
        this(scope, category.text(), key);
    }

    @Override
    public RecordIds ids(Instant now, RandomGenerator random) {
        return key == null ? new FreshIds(now, random) : new DerivedIds(scope, endpoint, key);
    }
}
