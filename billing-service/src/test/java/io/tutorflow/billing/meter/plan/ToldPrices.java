package io.tutorflow.billing.meter.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.tutorflow.events.CatalogPublished;
import io.tutorflow.events.CatalogPublished.CatalogPrice;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.testbed.TestKafka;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A catalogue as pricing-service tells it, of categories that no other test has; what was told before is forgotten, and the
 * workspaces of other tests subscribe to nothing.
 */
public final class ToldPrices {

    public static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pool pool;

    /** In the names of all that is sold. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    public ToldPrices(Pool pool) {
        this.pool = pool;
        pool.query("DELETE FROM metered_price").executeAndAwait();
        pool.query("""
                UPDATE workspace SET billing_mode = 'internal_invoice', metered_until = NULL, revision = revision + 1
                WHERE billing_mode = 'stripe_metered'""").executeAndAwait();
        pool.query("DELETE FROM due_work WHERE job = 'metered-subscriptions'").executeAndAwait();
    }

    /** {@code lesson} in its second version is lesson_1a2b3c4d_v2. */
    public String eventName(String what, int names) {
        return what + "_" + mark + "_v" + names;
    }

    public String lookupKey(String what, int names) {
        return eventName(what, names) + "_lookup";
    }

    public CatalogPrice price(String what, String usd, int names) {
        return price(what, what, usd, names);
    }

    public CatalogPrice price(String what, String unit, String usd, int names) {
        var category = what + "_" + mark;
        return new CatalogPrice(
                category,
                "default",
                category + ".default",
                new BigDecimal(usd),
                unit,
                "USD",
                "platform_pricing_catalog_v2",
                lookupKey(what, names),
                eventName(what, names),
                true);
    }

    /** Returns when it has arrived. */
    public void tell(CatalogVersion... versions) {
        send(new CatalogPublished(1, List.of(versions)));
        await().atMost(PATIENCE).until(() -> List.of(versions).stream().allMatch(this::isKept));
    }

    public void tell(CatalogPrice... prices) {
        tell(new CatalogVersion(1, LONG_AGO, List.of(prices)));
    }

    private boolean isKept(CatalogVersion version) {
        return pool.preparedQuery("SELECT FROM metered_price WHERE version = $1 AND event_name = $2")
                        .executeAndAwait(Tuple.of(
                                version.version(), version.prices().getFirst().stripeMeterEventName()))
                        .size()
                > 0;
    }

    private static void send(CatalogPublished catalog) {
        try (var producer = new KafkaProducer<>(TestKafka.settings(), new StringSerializer(), new StringSerializer())) {
            var message = new ProducerRecord<>(
                    EventType.CATALOG_PUBLISHED.topic().topicName(), "catalog", EventJson.write(catalog));
            message.headers()
                    .add("ce_type", EventType.CATALOG_PUBLISHED.typeName().getBytes(UTF_8));
            producer.send(message).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
