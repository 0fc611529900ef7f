package io.tutorflow.billing.account.terms;

import static io.tutorflow.billing.Newcomers.aSlug;
import static io.tutorflow.billing.Newcomers.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Clock;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.TermsChanged;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestKafka;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What terms make of a workspace's limits, and of its months. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class TermsServiceTest {

    private static final String WORKSPACES = "/v1/admin/workspaces";

    @Inject
    TermsAt terms;

    @Inject
    Pool pool;

    @Inject
    GrantingIncludedUsage granting;

    private final Instant now = Instant.now();
    private final Instant thisMonth = first(0);
    private UUID workspace;
    private String key;

    @BeforeEach
    void aWorkspace() {
        var made = with(TestTokens.operator())
                .body(Map.of("name", "Enterprise", "slug", aSlug(), "creditLineUsd", 5))
                .post(WORKSPACES)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        workspace = UUID.fromString(made.getString("organizationId"));
        key = made.getString("apiKey");
    }

    @AfterEach
    void putTheClockBack() {
        Clock.move("PT0S");
    }

    @Test
    void lineRateLimitAndPlanAreThoseOfTheVersionInForce() {
        tell(
                version(1, now.minusSeconds(1), 0, 0, "12.5", 77),
                version(2, now.plus(Duration.ofDays(3)), 0, 0, "1", null));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> workspace()
                        .body("planCode", equalTo("enterprise"))
                        .body("rateLimitPerMinute", equalTo(77))
                        .body("availableCredits", equalTo(1250)));
        Clock.move("P4D");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        workspace().body("rateLimitPerMinute", equalTo(77)).body("availableCredits", equalTo(100)));
        assertThat(one("SELECT string_agg(line_micros::text, ', ' ORDER BY agreed_at) FROM credit_line"
                        + " WHERE account_id = $1"))
                .isEqualTo("5000000, 12500000, 1000000");
    }

    @Test
    void aLineThatIsNotAgreedStaysAsItIs() {
        tell(version(1, now.minusSeconds(1), 0, 0, null, 33));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> workspace().body("rateLimitPerMinute", equalTo(33)));
        workspace().body("availableCredits", equalTo(500));
    }

    @Test
    void whatIsAgreedIsNotChangedByHand() {
        tell(version(1, now.minusSeconds(1), 0, 0, null, 44));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> workspace().body("rateLimitPerMinute", equalTo(44)));

        patch(Map.of("rateLimitPerMinute", 45))
                .statusCode(409)
                .body(
                        "error.message",
                        containsString("rateLimitPerMinute is agreed in the workspace's terms (version 1)"));
        patch(Map.of("planCode", "free")).statusCode(409);
        patch(Map.of("planCode", "enterprise", "rateLimitPerMinute", 44)).statusCode(200);
        patch(Map.of("status", "suspended")).statusCode(200);
    }

    @Test
    void tellsWhichTermsWereInForceAtAnInstant() {
        var june = Instant.parse("2026-06-01T00:00:00Z");
        var july = Instant.parse("2026-07-01T00:00:00Z");
        tell(
                version(1, june, 50, 500, null, null),
                version(2, july, 0, 100, null, null),
                version(3, july, 60, 600, null, null));
        await().atMost(Duration.ofSeconds(30)).until(() -> at(july).number() == 3);

        assertThat(at(june.minusNanos(1_000))).isEqualTo(TermsVersion.NONE);
        assertThat(at(june).included()).isEqualTo(Money.ofMicros(50_000_000));
        assertThat(at(july.minusNanos(1_000)).commit()).isEqualTo(Money.ofMicros(500_000_000));
        assertThat(at(july).commit()).isEqualTo(Money.ofMicros(600_000_000));
        assertThat(at(july).taxRate().value()).isEqualByComparingTo("8.875");
    }

    @Test
    void includedUsageIsGivenOncePerMonthEvenIfItsBeginningWasMissed() throws Exception {
        tell(version(1, thisMonth, 50, 0, null, null));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> workspace().body("creditBalance", equalTo(5_000)));

        granting.round().await().atMost(Duration.ofSeconds(20));
        assertThat(grants()).isEqualTo("50000000");

        Clock.move(Duration.between(now, first(1)).plusSeconds(1).toString());
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> workspace().body("creditBalance", equalTo(10_000)));
        assertThat(grants()).isEqualTo("50000000, 50000000");
        transactions()
                .body("items[0].type", equalTo("included"))
                .body("items[0].amount", equalTo(5_000))
                .body("items[0].description", containsString("Included usage of"));
    }

    @Test
    void whatIsIncludedFromNextMonthOnIsNotGivenNow() {
        tell(version(1, now.minusSeconds(1), 0, 0, null, 55), version(2, first(1), 50, 0, null, 55));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> workspace().body("rateLimitPerMinute", equalTo(55)));

        granting.round().await().atMost(Duration.ofSeconds(20));

        workspace().body("creditBalance", equalTo(0));
    }

    /** Nobody could spend it; once usage is charged by invoices again, it is given. */
    @Test
    void nothingIsIncludedWhileUsageIsMetered() throws Throwable {
        metered(true);
        tell(version(1, thisMonth, 50, 0, null, 66));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> workspace().body("rateLimitPerMinute", equalTo(66)));

        VertxContextSupport.subscribeAndAwait(granting::round);
        workspace().body("creditBalance", equalTo(0));

        metered(false);
        VertxContextSupport.subscribeAndAwait(granting::round);
        workspace().body("creditBalance", equalTo(5_000));
    }

    private void metered(boolean is) {
        pool.preparedQuery("UPDATE wallet SET metered = $2 WHERE account_id = $1")
                .executeAndAwait(Tuple.of(workspace, is));
    }

    @Test
    void theSameListAgainAndAnOlderOneChangeNothing() {
        tell(version(1, now.minusSeconds(2), 0, 0, "7", null), version(2, now.minusSeconds(1), 0, 0, "8", null));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> workspace().body("availableCredits", equalTo(800)));

        tell(version(1, now.minusSeconds(2), 0, 0, "7", null));
        tell(version(3, now.minusSeconds(1), 0, 0, "8", 99));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> workspace().body("rateLimitPerMinute", equalTo(99)));
        workspace().body("availableCredits", equalTo(800));
        assertThatThrownBy(() -> pool.query("UPDATE workspace_terms SET tax_rate = 0")
                        .execute()
                        .await()
                        .indefinitely())
                .hasMessageContaining("never changed or deleted");
    }

    private void tell(TermsChanged.TermsVersion... versions) {
        var type = EventType.TERMS_CHANGED;
        var event = new TermsChanged(workspace, versions[versions.length - 1].version(), List.of(versions), now);
        try (var producer = new KafkaProducer<>(TestKafka.settings(), new StringSerializer(), new StringSerializer())) {
            var message = new ProducerRecord<>(type.topic().topicName(), workspace.toString(), EventJson.write(event));
            message.headers().add("ce_type", type.typeName().getBytes(UTF_8));
            producer.send(message).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TermsChanged.TermsVersion version(
            int number, Instant from, long included, long commit, @Nullable String line, @Nullable Integer rateLimit) {
        return new TermsChanged.TermsVersion(
                number,
                from,
                "enterprise",
                BigDecimal.ZERO,
                List.of(new TermsChanged.Discount("course.default", BigDecimal.TEN)),
                List.of(),
                BigDecimal.valueOf(included),
                BigDecimal.valueOf(commit),
                new BigDecimal("8.875"),
                line == null ? null : new BigDecimal(line),
                rateLimit);
    }

    private static Instant first(int monthsAhead) {
        return LocalDate.now(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .plusMonths(monthsAhead)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    private TermsVersion at(Instant time) {
        return requireNonNull(terms.at(List.of(workspace), time)
                .await()
                .atMost(Duration.ofSeconds(10))
                .get(workspace));
    }

    private ValidatableResponse workspace() {
        return with(TestTokens.operator())
                .get(WORKSPACES + "/" + workspace)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse patch(Map<String, Object> body) {
        return with(TestTokens.operator())
                .body(body)
                .patch(WORKSPACES + "/" + workspace)
                .then();
    }

    private ValidatableResponse transactions() {
        return with(key).get("/v1/platform/agent/transactions").then().statusCode(200);
    }

    private String grants() {
        return one(
                "SELECT string_agg(t.amount_micros::text, ', ') FROM included_usage i JOIN transfer t ON t.id = i.transfer_id"
                        + " AND t.kind = 'included' AND t.amount_micros = i.amount_micros WHERE i.account_id = $1");
    }

    private String one(String sql) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(workspace))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }
}
