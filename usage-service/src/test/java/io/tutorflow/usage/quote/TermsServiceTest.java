package io.tutorflow.usage.quote;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.TermsChanged;
import io.tutorflow.events.TermsChanged.OwnPrice;
import io.tutorflow.events.TermsChanged.TermsVersion;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.Stage;
import io.tutorflow.usage.stage.Told;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a workspace is charged that has terms of its own. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class TermsServiceTest {

    @Inject
    Stage stage;

    @Inject
    Told told;

    private final Instant now = Instant.now();
    private Agent agent;

    @BeforeEach
    void aWorkspace() {
        stage.publishCatalog();
        agent = stage.agent(100);
    }

    @Test
    void aQuoteSaysWhatTheListPriceIsAndWhatIsOff() {
        agree(version(1, now.minusSeconds(60), "12"));

        quote("course", 10)
                .body("priceSnapshot.unitPrice", equalTo(0.044f))
                .body("priceSnapshot.listUnitPrice", equalTo(0.05f))
                .body("priceSnapshot.discountPercent", equalTo(12))
                .body("priceSnapshot.amountUsd", equalTo(0.44f));
        quote("evaluation", 1)
                .body("priceSnapshot.unitPrice", equalTo(0.015f))
                .body("priceSnapshot.listUnitPrice", equalTo(0.02f))
                .body("priceSnapshot", not(hasKey("discountPercent")));
    }

    @Test
    void whoHasNoTermsSeesNothingOfThem() {
        quote("course", 10)
                .body("priceSnapshot.unitPrice", equalTo(0.05f))
                .body("priceSnapshot", not(hasKey("listUnitPrice")))
                .body("priceSnapshot", not(hasKey("discountPercent")));
    }

    @Test
    void whatWasQuotedStaysWhenTermsChange() {
        agree(version(1, now.minusSeconds(60), "12"));
        var body = Map.<String, Object>of(
                "prompt", "Rome [deliver 7]", "lessonCount", 10, "idempotencyKey", "k-" + UUID.randomUUID());
        agent.createCourse(body).statusCode(201).body("priceSnapshot.amountUsd", equalTo(0.308f));

        agree(version(1, now.minusSeconds(60), "12"), version(2, now.minusSeconds(1), "50"));

        agent.createCourse(body)
                .statusCode(201)
                .body("idempotentReplay", equalTo(true))
                .body("priceSnapshot.discountPercent", equalTo(12))
                .body("priceSnapshot.amountUsd", equalTo(0.308f));
        quote("course", 10).body("priceSnapshot.amountUsd", equalTo(0.25f));
        var event = finalized();
        assertThat(event.finalizedAmountUsd()).isEqualByComparingTo("0.308");
        assertThat(event.priceSnapshot().listUnitPrice()).isEqualByComparingTo("0.05");
    }

    @Test
    void measuredUsageIsPricedByTheTermsOfItsTime() {
        agree(version(1, now.minus(Duration.ofDays(10)), "12"), version(2, now.minus(Duration.ofDays(5)), "50"));

        measured(now.minus(Duration.ofDays(7)));

        var event = finalized();
        assertThat(event.priceSnapshot().discountPercent()).isEqualByComparingTo("12");
        assertThat(event.finalizedAmountUsd()).isEqualByComparingTo("0.198");
    }

    @Test
    void aFractionOfAMinuteHasTheDiscountToo() {
        agree(version(1, now.minusSeconds(60), "50"));

        quote("video_render", 1.5).body("priceSnapshot.amountUsd", equalTo(0.1125f));
    }

    /** Until this replica has read them. */
    private void agree(TermsVersion... versions) {
        stage.tell(
                EventType.TERMS_CHANGED,
                agent.workspaceId().toString(),
                new TermsChanged(agent.workspaceId(), versions.length, List.of(versions), now));
        var expected = versions[versions.length - 1].discountPercent().floatValue();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        quote("course", 1).extract().jsonPath().getFloat("priceSnapshot.discountPercent") == expected);
    }

    private static TermsVersion version(int number, Instant from, String percent) {
        return new TermsVersion(
                number,
                from,
                "enterprise",
                new BigDecimal(percent),
                List.of(),
                List.of(new OwnPrice("evaluation.default", new BigDecimal("0.015"))),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                null);
    }

    private ValidatableResponse quote(String category, Number units) {
        return agent.post("/v1/platform/quotes", Map.of("category", category, "units", units))
                .statusCode(200);
    }

    private void measured(Instant time) {
        given().auth()
                .oauth2(TestTokens.service("billing-service"))
                .contentType("application/cloudevents+json")
                .body("""
                        {"specversion": "1.0", "type": "io.tutorflow.usage.measured.v1", "source": "/terms", "id": "%s",
                         "subject": "%s", "time": "%s", "data": {"category": "video_render", "units": 1.5}}""".formatted(UUID.randomUUID(), agent.workspaceId(), time))
                .post("/internal/usage-events")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    private UsageFinalized finalized() {
        var messages = told.about(agent.workspaceId(), Topic.USAGE_FINALIZED.topicName(), 1);
        return EventJson.read(messages.getLast().value(), UsageFinalized.class);
    }
}
