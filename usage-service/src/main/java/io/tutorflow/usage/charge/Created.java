package io.tutorflow.usage.charge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tutorflow.http.KeptJson;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecord.Finalized;
import org.jspecify.annotations.Nullable;

/** A created thing: its charge, and its content once it is done. */
public record Created(ChargeBody charge, JsonNode content) {

    static Created of(UsageRecord usage) {
        return new Created(ChargeBody.of(usage, false), contentOf(usage));
    }

    static Created replayed(UsageRecord usage) {
        return new Created(ChargeBody.of(usage, true), contentOf(usage));
    }

    static Created pending(UsageRecord usage) {
        return new Created(ChargeBody.pending(usage), MissingNode.getInstance());
    }

    /** One part of the content. */
    public @Nullable JsonNode part(String name) {
        return content.get(name);
    }

    private static JsonNode contentOf(UsageRecord usage) {
        return usage instanceof Finalized finalized
                ? KeptJson.read(finalized.delivery().content(), JsonNode.class)
                : MissingNode.getInstance();
    }
}
