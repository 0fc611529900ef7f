package io.tutorflow.internal.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a usage record is reported to Stripe's meters. */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(name = "MeterReport", description = "How it is reported to Stripe's meters.")
public record MeterReport(
        @JsonProperty(required = true)
        @Schema(description = "How often it had been sent when its status or its error last changed", minimum = "0")
        int attempts,

        @JsonProperty(required = true)
        @Schema(
                description =
                        "Whether it counts for another time than its own: its month was over at Stripe, or nothing charged it there")
        boolean late,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What is wrong with it; absent if nothing is")
        @Nullable
        String error) {}
