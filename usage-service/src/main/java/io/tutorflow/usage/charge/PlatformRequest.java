package io.tutorflow.usage.charge;

import org.jspecify.annotations.Nullable;

/** A create request of an agent, with the fields that all create endpoints of the platform share. */
public interface PlatformRequest extends CreateRequest {

    CommonFields common();

    @Override
    default @Nullable String idempotencyKey() {
        return common().idempotencyKey();
    }
}
