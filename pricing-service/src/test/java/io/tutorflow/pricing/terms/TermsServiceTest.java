package io.tutorflow.pricing.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventSchemas;
import io.tutorflow.events.EventType;
import io.tutorflow.events.TermsChanged;
import io.tutorflow.pricing.AtOnce;
import io.tutorflow.pricing.BusinessTime;
import io.tutorflow.pricing.Caller;
import io.tutorflow.pricing.Told;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "pricing"))
class TermsServiceTest {

    @Inject
    KnownWorkspaces workspaces;

    @Inject
    RetellingTerms retelling;

    @Inject
    Pool database;

    private UUID workspace;

    @BeforeEach
    void aWorkspace() {
        workspace = workspaces.open("a-word", false);
    }

    @Test
    void agreesCompleteTermsAndShowsThem() {
        var first = firstOfNextMonth();

        put(Map.of(
                        "effectiveFrom",
                        first.toString(),
                        "planCode",
                        "enterprise",
                        "discountPercent",
                        12,
                        "discounts",
                        List.of(Map.of("catalogKey", "slide.default", "percent", 7.5)),
                        "prices",
                        List.of(Map.of("catalogKey", "evaluation.default", "unitPriceUsd", 0.015)),
                        "includedUsd",
                        50,
                        "commitUsd",
                        500,
                        "taxRatePercent",
                        8.875,
                        "creditLineUsd",
                        1000))
                .statusCode(200)
                .body("version", equalTo(1))
                .body("status", equalTo("to_come"))
                .body("planCode", equalTo("enterprise"))
                .body("discounts[0].percent", equalTo(7.5f))
                .body("prices[0].unitPriceUsd", equalTo(0.015f))
                .body("rateLimitPerMinute", equalTo(1000));

        get().body("total", equalTo(1))
                .body("items[0].effectiveFrom", equalTo(first.toString()))
                .body("items[0].includedUsd", equalTo(50))
                .body("items[0].commitUsd", equalTo(500))
                .body("items[0].taxRatePercent", equalTo(8.875f))
                .body("items[0].creditLineUsd", equalTo(1000));
        BusinessTime.ahead("P40D", () -> get().body("items[0].status", equalTo("in_force")));
    }

    @Test
    void theSameTermsAgainMakeNoVersion() throws InterruptedException {
        var body = Map.<String, Object>of("discountPercent", 12);

        var versions = AtOnce.call(8, () -> put(body).statusCode(200).extract().<Integer>path("version"));

        assertThat(versions).containsOnly(1);
        get().body("total", equalTo(1));
        put(Map.of("discountPercent", 13)).statusCode(200).body("version", equalTo(2));
        put(Map.of("discountPercent", 12)).statusCode(200).body("version", equalTo(3));
    }

    @Test
    void whatAPlanHasIsTakenOverWhereNothingElseIsSaid() {
        put(Map.of("planCode", "growth"))
                .body("rateLimitPerMinute", equalTo(300))
                .body("creditLineUsd", nullValue());
        put(Map.of("planCode", "growth", "rateLimitPerMinute", 7)).body("rateLimitPerMinute", equalTo(7));
        put(Map.of()).statusCode(200).body("planCode", equalTo("a-word")).body("rateLimitPerMinute", nullValue());
        put(Map.of("planCode", "gold"))
                .statusCode(400)
                .body("error.message", containsString("enterprise, free, growth"));
    }

    @Test
    void aMeteredWorkspacePaysThePricesOfTheCatalogue() {
        workspace = workspaces.open("free", true);

        put(Map.of("discountPercent", 12)).statusCode(409).body("error.message", containsString("is metered"));
        put(Map.of("commitUsd", 500)).statusCode(409).body("error.message", containsString("commitUsd"));
        put(Map.of("includedUsd", 5)).statusCode(200);
    }

    @Test
    void refusesDatesThatAreNone() {
        put(Map.of("effectiveFrom", "2026-01-01T00:00:00Z"))
                .statusCode(400)
                .body("error.message", containsString("effectiveFrom must not be in the past"));
        put(Map.of("effectiveFrom", Instant.now().plusSeconds(30).toString()))
                .statusCode(400)
                .body("error.message", containsString("effectiveFrom must be at least 60 s ahead"));
        put(Map.of("effectiveFrom", Instant.now().plus(Duration.ofDays(800)).toString()))
                .statusCode(400)
                .body("error.message", containsString("effectiveFrom must be at most 730 days ahead"));
        put(Map.of(
                        "commitUsd",
                        5,
                        "effectiveFrom",
                        firstOfNextMonth().plusSeconds(1).toString()))
                .statusCode(400)
                .body("error.message", containsString("where includedUsd or commitUsd change"));
        get().body("total", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "discountPercent    | 95.0001",
                "discountPercent    | -1",
                "discountPercent    | 1.00001",
                "includedUsd        | -1",
                "includedUsd        | 10000000.01",
                "commitUsd          | 10000001",
                "commitUsd          | 0.0000001",
                "taxRatePercent     | 100.0001",
                "taxRatePercent     | 8.87501",
                "creditLineUsd      | 1000001",
                "creditLineUsd      | -0.01",
                "rateLimitPerMinute | 0",
                "rateLimitPerMinute | 1000001",
                "planCode           | Gold",
            })
    void namesTheFieldThatIsOutOfBounds(String field, String value) {
        put("{\"%s\": %s}".formatted(field, value.matches("[-0-9.]+") ? value : '"' + value + '"'))
                .statusCode(400)
                .body("error.message", containsString(field));
    }

    @Test
    void namesOneRuleOfADiscountThatIsTooMuch() {
        put(Map.of("discountPercent", 100))
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: discountPercent must be less than or equal to 95"));
    }

    @Test
    void namesTheKeyThatIsNone() {
        put(Map.of("discounts", List.of(discount("poem.default"))))
                .statusCode(400)
                .body("error.message", containsString("discounts[0].catalogKey is not in the catalogue: poem.default"));
        put(Map.of(
                        "discounts", List.of(discount("course.default")),
                        "prices", List.of(Map.of("catalogKey", "course.default", "unitPriceUsd", 1))))
                .statusCode(400)
                .body("error.message", containsString("prices[0].catalogKey is there twice: course.default"));
        put(Map.of("prices", List.of(Map.of("catalogKey", "course.default", "unitPriceUsd", 0))))
                .statusCode(400);
    }

    @Test
    void aWorkspaceThatIsNotThereHasNoTerms() {
        workspace = UUID.randomUUID();

        put(Map.of()).statusCode(404).body("error.code", equalTo("platform_workspace_not_found"));
        shown().statusCode(404);
    }

    @Test
    void tellsTheCompleteListAsAnEventThatKeepsItsSchema() {
        put(Map.of("discountPercent", 12)).statusCode(200);
        put(Map.of("discountPercent", 12, "includedUsd", 50)).statusCode(200);

        var message = told(2).getLast();
        var event = EventJson.read(message.value(), TermsChanged.class);

        assertThat(Told.header(message, "ce_type")).isEqualTo("io.tutorflow.pricing.terms-changed.v1");
        assertThat(Told.header(message, "ce_source")).isEqualTo("/pricing-service");
        assertThat(EventSchemas.violations(EventType.TERMS_CHANGED, message.value()))
                .isEmpty();
        assertThat(event.revision()).isEqualTo(2);
        assertThat(event.versions())
                .extracting(TermsChanged.TermsVersion::version)
                .containsExactly(1, 2);
        assertThat(event.versions().getLast().effectiveFrom()).isEqualTo(firstOfNextMonth());
        assertThat(event.versions().getLast().includedUsd()).isEqualByComparingTo("50");
    }

    @Test
    void isTheSameEventWhenItIsToldAgain() {
        put(Map.of("discountPercent", 12)).statusCode(200);
        var first = told(1).getFirst();

        retelling.again().await().atMost(Duration.ofSeconds(20));

        var again = told(2).getLast();
        assertThat(again.value()).isEqualTo(first.value());
        assertThat(Told.header(again, "ce_id")).isEqualTo(Told.header(first, "ce_id"));
    }

    @Test
    void whatWasAgreedNeverChanges() {
        put(Map.of("discountPercent", 12)).statusCode(200);

        for (var statement : List.of(
                "UPDATE workspace_terms SET discount = 0", "DELETE FROM workspace_terms", "TRUNCATE workspace_terms")) {
            assertThatThrownBy(() -> database.query(statement).execute().await().indefinitely())
                    .hasMessageContaining("never changed or deleted");
        }
    }

    private List<ConsumerRecord<String, String>> told(int atLeast) {
        return Told.of(EventType.TERMS_CHANGED, workspace.toString(), atLeast);
    }

    private static Map<String, Object> discount(String catalogKey) {
        return Map.of("catalogKey", catalogKey, "percent", 5);
    }

    private static Instant firstOfNextMonth() {
        return LocalDate.now(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .plusMonths(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    private String path() {
        return "/v1/admin/workspaces/" + workspace + "/terms";
    }

    private ValidatableResponse put(Object body) {
        return Caller.operator().body(body).put(path()).then();
    }

    private ValidatableResponse get() {
        return shown().statusCode(200);
    }

    private ValidatableResponse shown() {
        return Caller.operator().get(path()).then();
    }
}
