package io.tutorflow.events;

import io.tutorflow.events.ActivityPricesChanged.PriceVersion;
import io.tutorflow.events.ActivityPricesChanged.TokenPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What pricing-service tells of the standard prices of activities; a test there holds them against each other. */
public final class StandardActivityPrices {

    public static final String KEY = "standard";

    private static final Instant SINCE = Instant.parse("2020-01-01T00:00:00Z");

    private StandardActivityPrices() {}

    public static ActivityPricesChanged told() {
        return new ActivityPricesChanged(
                null,
                1,
                List.of(new PriceVersion(
                        1,
                        SINCE,
                        List.of(
                                price("ai_exercise_generation", null, 25),
                                price("cover_image", null, 25),
                                price("session_transcription", null, 2),
                                price("speaking_assessment", "live", 40),
                                price("speaking_assessment", "recorded", 15),
                                price("writing_assessment", "handwriting", 20),
                                price("writing_assessment", "image", 20),
                                price("writing_assessment", "text", 10)),
                        BigDecimal.valueOf(1),
                        BigDecimal.valueOf(4),
                        BigDecimal.valueOf(500))),
                SINCE);
    }

    private static TokenPrice price(String activity, @Nullable String variant, long tokens) {
        return new TokenPrice(activity, variant, null, BigDecimal.valueOf(tokens));
    }
}
