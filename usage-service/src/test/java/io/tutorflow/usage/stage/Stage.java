package io.tutorflow.usage.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.tutorflow.events.CatalogPublished;
import io.tutorflow.events.CatalogPublished.CatalogPrice;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.StandardActivityPrices;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.events.WorkspaceChanged.ApiKeyState;
import io.tutorflow.http.KeyHash;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestKafka;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sets the scene: a catalogue in force, workspaces with credits; and looks behind it: rows. */
@ApplicationScoped
public class Stage {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final FakeBilling billing;
    private final Pool database;

    Stage(FakeBilling billing, Pool database) {
        this.billing = billing;
        this.database = database;
    }

    /** Publishes the catalogue and the price list of activities as pricing-service does, and waits until this service has them. */
    public void publishCatalog() {
        tell(EventType.CATALOG_PUBLISHED, "catalog", catalog());
        tell(EventType.ACTIVITY_PRICES_CHANGED, StandardActivityPrices.KEY, StandardActivityPrices.told());
        await().atMost(READY_WITHIN)
                .until(() -> io.restassured.RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    /** A workspace whose key was made a moment ago: only billing knows it. */
    public Agent agent(long credits) {
        var agent = new Agent(UUID.randomUUID(), UUID.randomUUID(), "tf_platform_live_" + UUID.randomUUID());
        billing.own(KeyHash.of(agent.key()).hex(), stateOf(agent, 1, "active", "active", null));
        billing.fund(agent.workspaceId(), Money.ofCredits(credits).micros());
        return agent;
    }

    public static WorkspaceChanged stateOf(
            Agent agent, long revision, String status, String keyStatus, @Nullable Instant expiresAt) {
        return stateOf(agent, revision, status, 100_000, keyStatus, expiresAt);
    }

    /** In requests per minute. */
    public static WorkspaceChanged limitedTo(Agent agent, long revision, int rateLimit) {
        return stateOf(agent, revision, "active", rateLimit, "active", null);
    }

    private static WorkspaceChanged stateOf(
            Agent agent, long revision, String status, int rateLimit, String keyStatus, @Nullable Instant expiresAt) {
        return new WorkspaceChanged(
                agent.workspaceId(),
                revision,
                "A workspace",
                "a-workspace",
                status,
                rateLimit,
                true,
                "free",
                "internal_invoice",
                List.of(new ApiKeyState(
                        agent.keyId(), KeyHash.of(agent.key()).hex(), "tf_platform_live_abcd", keyStatus, expiresAt)),
                LONG_AGO);
    }

    public void tell(EventType type, String key, Record event) {
        try (var producer = new KafkaProducer<>(TestKafka.settings(), new StringSerializer(), new StringSerializer())) {
            var message = new ProducerRecord<>(type.topic().topicName(), key, EventJson.write(event));
            message.headers().add("ce_type", type.typeName().getBytes(UTF_8));
            producer.send(message).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<Row> rows(String sql, Object... parameters) {
        var rows = new ArrayList<Row>();
        database.preparedQuery(sql)
                .execute(Tuple.from(List.of(parameters)))
                .await()
                .indefinitely()
                .forEach(rows::add);
        return rows;
    }

    public long count(String sql, Object... parameters) {
        return rows(sql, parameters).getFirst().getLong(0);
    }

    private static CatalogPublished catalog() {
        return new CatalogPublished(
                1,
                List.of(new CatalogVersion(
                        1,
                        LONG_AGO,
                        List.of(
                                price("course", "lesson", "0.05"),
                                price("evaluation", "request", "0.02"),
                                price("module", "lesson", "0.05"),
                                price("test", "item", "0.015"),
                                price("slide", "slide", "0.03"),
                                price("video", "scene", "0.04"),
                                price("slide_image", "image", "0.07"),
                                price("video_tts_regenerate", "call", "0.02"),
                                price("video_render", "video_minute", "0.15")))));
    }

    private static CatalogPrice price(String category, String unit, String usd) {
        var meter = "platform_" + category + "_" + unit + "_v2";
        return new CatalogPrice(
                category,
                "default",
                category.replace("test", "test_creation") + ".default",
                new BigDecimal(usd),
                unit,
                "USD",
                "platform_pricing_catalog_v2",
                meter + "_lookup",
                meter,
                true);
    }
}
