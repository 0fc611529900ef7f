package io.tutorflow.usage.charge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecord.Finalized;
import org.jspecify.annotations.Nullable;

/** A created thing: its charge, and what the generator made for it, if it is done. */
public record Created(ChargeView charge, JsonNode content) {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Created of(UsageRecord usage) {
        return new Created(ChargeView.of(usage, false), contentOf(usage));
    }

    static Created replayed(UsageRecord usage) {
        return new Created(ChargeView.of(usage, true), contentOf(usage));
    }

    static Created pending(UsageRecord.Recorded recorded) {
        return new Created(ChargeView.pending(recorded), MissingNode.getInstance());
    }

    /** One part of the content. */
    public @Nullable JsonNode part(String name) {
        return content.get(name);
    }

    private static JsonNode contentOf(UsageRecord usage) {
        if (!(usage instanceof Finalized finalized)) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(finalized.delivery().content());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The content of " + usage.id() + " is not JSON", e);
        }
    }
}
