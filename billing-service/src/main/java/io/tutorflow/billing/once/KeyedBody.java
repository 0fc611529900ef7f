package io.tutorflow.billing.once;

import org.jspecify.annotations.Nullable;

/** A body that may name its request. */
public interface KeyedBody {

    String DESCRIPTION = "Makes the second time harmless; the same as the header Idempotency-Key";

    @Nullable
    String idempotencyKey();
}
