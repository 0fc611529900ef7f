package io.tutorflow.usage.activity;

import io.tutorflow.http.KeptJson;
import io.tutorflow.usage.record.UsageRecord;
import org.jspecify.annotations.Nullable;

/** What a record keeps of an activity, as it was asked for or measured, beside its price. */
record StoredActivity(
        @Nullable String variant,
        @Nullable ActivityTarget target,
        @Nullable String sessionId) {

    @Nullable
    String session() {
        return sessionId == null && target != null ? target.sessionId() : sessionId;
    }

    @Nullable
    String title() {
        return target == null ? null : target.title();
    }

    static StoredActivity of(UsageRecord usage) {
        return KeptJson.read(usage.acceptance().submission().work().fields(), StoredActivity.class);
    }
}
