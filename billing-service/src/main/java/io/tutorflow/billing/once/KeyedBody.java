package io.tutorflow.billing.once;

import org.jspecify.annotations.Nullable;

/** A body that may contain an idempotency key. */
public interface KeyedBody {

    String DESCRIPTION = "Makes retries safe; same as the Idempotency-Key header";

    @Nullable
    String idempotencyKey();
}
