package io.tutorflow.usage.ingestion;

import io.tutorflow.usage.record.PricedUsage;
import io.tutorflow.usage.record.RecordId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event, judged on its own. */
sealed interface Reading {

    /** It can be recorded. */
    record Taken(PricedUsage priced) implements Reading {

        UUID accountId() {
            return priced.usage().accountId();
        }

        boolean isOfSchool() {
            return priced.usage().school() != null;
        }

        String eventId() {
            return priced.usage().name().id();
        }
    }

    /** The summary of its session is recorded already, or about to be, under this id. */
    record Summarized(String eventId, RecordId id) implements Reading {}

    /** It cannot be recorded, for this reason. */
    record Refused(@Nullable String id, BadEvent why) implements Reading {}
}
