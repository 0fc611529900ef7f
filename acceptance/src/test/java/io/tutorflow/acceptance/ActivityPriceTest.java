package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What costs tokens: through the gateway, and two replicas of the services. */
class ActivityPriceTest {

    /** The gateway goes from replica to replica. */
    private static final int ASKED = 6;

    private static final String PRICES = "/v1/school/activity-prices";

    private final LocalStack stack = Suite.stack();

    @Test
    void whatEverybodySeesIsWhatActivitiesCost() throws Exception {
        var school = stack.schoolWith(100_000);

        var prices = school.admin().get(PRICES).body();

        assertThat(prices.path("prices")).hasSize(8);
        for (var price : prices.path("prices")) {
            var activity = new HashMap<String, Object>(
                    Map.of("activity", price.path("activity").asText(), "prompt", "Rome"));
            if (price.path("variant").isTextual()) {
                activity.put("variant", price.path("variant").asText());
            }
            if (price.path("unit").asText().equals("minute")) {
                activity.put("quantity", 60);
                activity.put("sessionId", "session-1");
            }
            if (price.path("unit").asText().equals("activity")) {
                assertThat(cost(school.admin(), activity))
                        .as("%s", price)
                        .isEqualByComparingTo(price.path("tokens").decimalValue());
            }
        }
    }

    @Test
    void aPriceCountsFromItsDateOnAndHistoryRecomputes() throws Exception {
        var clock = new SuiteClock(stack);
        var school = stack.schoolWith(100_000);
        var teacher = stack.person("teacher", school.id(), "teacher");
        var noon = clock.now().plus(Duration.ofMinutes(10));
        assertThat(school.admin()
                        .put(
                                PRICES,
                                Map.of(
                                        "prices",
                                        List.of(
                                                Map.of("activity", "cover_image", "tokens", 30.5),
                                                Map.of("activity", "cover_image", "courseId", "biology", "tokens", 10)),
                                        "effectiveFrom",
                                        noon.toString()))
                        .status())
                .isEqualTo(200);

        assertThat(cost(teacher, cover(null))).isEqualByComparingTo("25");
        clock.passTo(noon);
        Waiting.until(
                "every replica of usage-service charges it",
                () -> IntStream.range(0, ASKED)
                        .allMatch(i -> cost(teacher, cover(null)).doubleValue() == 30.5));
        assertThat(cost(teacher, cover("biology"))).isEqualByComparingTo("10");
        assertThat(cost(teacher, cover("chemistry"))).isEqualByComparingTo("30.5");

        for (var generation : teacher.get("/v1/school/generations").body().path("items")) {
            var snapshot = generation.path("priceSnapshot");
            assertThat(snapshot.path("unitPrice")
                            .decimalValue()
                            .multiply(snapshot.path("units").decimalValue()))
                    .isEqualByComparingTo(snapshot.path("amountUsd").decimalValue());
        }
        stack.tutorflow("audit").demandSuccess();
    }

    private static Map<String, Object> cover(@Nullable String courseId) {
        return courseId == null
                ? Map.of("activity", "cover_image", "prompt", "Rome")
                : Map.of("activity", "cover_image", "prompt", "Rome", "target", Map.of("courseId", courseId));
    }

    private static BigDecimal cost(Client person, Map<String, Object> activity) {
        var answer = person.post("/v1/school/activities", activity);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        JsonNode tokens = answer.body().path("tokens");
        return tokens.decimalValue();
    }
}
