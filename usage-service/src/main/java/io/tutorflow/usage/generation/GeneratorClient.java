package io.tutorflow.usage.generation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The generator over HTTP. */
@RegisterRestClient(configKey = "generator")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/generate")
interface GeneratorClient {

    /** Characters of JSON that one record keeps. */
    int CONTENT_LENGTH = 1_000_000;

    @POST
    Uni<Answer> generate(@HeaderParam("Idempotency-Key") UUID key, Order order);

    /** The order as the generator reads it. */
    record Order(
            String category,
            int requestedUnits,
            String prompt,
            @JsonRawValue String fields) {}

    /** The generator's 200. */
    record Answer(
            int deliveredUnits,
            long inputTokens,
            long outputTokens,
            @Nullable BigDecimal providerCostUsd,
            @Nullable JsonNode content) {

        Generation generation() {
            var text = content == null || !content.isObject() ? "{}" : content.toString();
            return text.length() > CONTENT_LENGTH
                    ? new Generation.Failed(new Failure("content_too_long", "The generator delivered too much"))
                    : new Generation.Delivered(new Delivery(
                            deliveredUnits,
                            inputTokens,
                            outputTokens,
                            providerCostUsd == null ? BigDecimal.ZERO : providerCostUsd,
                            text));
        }
    }

    /** The generator's 422. */
    record Refusal(@Nullable Failure error) {}
}
