package io.tutorflow.usage.charge;

import org.jspecify.annotations.Nullable;

/** What an agent asks for, with the fields that all create endpoints of the platform take. */
public interface PlatformRequest extends CreateRequest {

    CommonFields common();

    @Override
    default @Nullable String idempotencyKey() {
        return common().idempotencyKey();
    }
}
