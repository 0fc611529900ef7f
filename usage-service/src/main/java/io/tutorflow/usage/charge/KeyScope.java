package io.tutorflow.usage.charge;

import io.tutorflow.usage.catalog.Category;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An idempotency key and what it belongs to: nobody else's key is the same one.
 *
 * @param endpoint with whatever else the key belongs to
 * @param key none: every request is a new one
 * @param reused what is told to whoever uses it for something else
 */
public record KeyScope(
        UUID scope, String endpoint, @Nullable String key, String reused) {

    private static final String REUSED =
            "This idempotency key was used with another body; use a new key for a new request";

    public KeyScope(UUID scope, String endpoint, @Nullable String key) {
        this(scope, endpoint, key, REUSED);
    }

    /** Each endpoint of the platform creates one category. */
    KeyScope(UUID scope, Category category, @Nullable String key) {
        this(scope, category.text(), key);
    }

    public RecordIds ids(Instant now, RandomGenerator random) {
        return key == null ? new FreshIds(now, random) : new DerivedIds(scope, endpoint, key);
    }
}
