package io.tutorflow.pricing.catalog;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.pricing.Caller;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Catalogue versions as an operator handles them over HTTP. */
final class Versions {

    static final String PATH = "/v1/admin/catalogs";

    /** Far enough ahead that no other test sees the version in force. */
    private static final int FIRST_DAY = 200;

    private static final AtomicInteger DAYS = new AtomicInteger(FIRST_DAY);

    private Versions() {}

    /** A date of its own for each call, because no two versions share one. */
    static Instant farAhead() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(DAYS.incrementAndGet(), ChronoUnit.DAYS);
    }

    static int draft(String catalogKey, String usd, @Nullable Instant effectiveFrom) {
        return draft(body(catalogKey, usd, effectiveFrom))
                .statusCode(201)
                .extract()
                .path("version");
    }

    static ValidatableResponse draft(Map<String, Object> body) {
        return Caller.operator().body(body).post(PATH).then();
    }

    static ValidatableResponse change(int version, Map<String, Object> body) {
        return Caller.operator().body(body).put(PATH + "/" + version).then();
    }

    static ValidatableResponse publish(int version) {
        return Caller.operator().post(PATH + "/" + version + "/publish").then();
    }

    static JsonPath get(int version) {
        return Caller.operator()
                .get(PATH + "/" + version)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static Map<String, Object> body(String catalogKey, String usd, @Nullable Instant effectiveFrom) {
        var body = new HashMap<String, Object>();
        body.put("prices", List.of(Map.of("catalogKey", catalogKey, "amountUsd", new BigDecimal(usd))));
        if (effectiveFrom != null) {
            body.put("effectiveFrom", effectiveFrom.toString());
        }
        return body;
    }

    static String priceOf(JsonPath prices, String path, String catalogKey) {
        return prices.getString(path + "find { it.catalogKey == '" + catalogKey + "' }.amountUsd");
    }
}
