package io.tutorflow.billing.notify.webhook;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tutorflow.billing.notify.webhook.Listener.Made;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As in production, nothing inside can be reached by an endpoint. */
@QuarkusTest
@TestProfile(WebhookSafetyServiceTest.AsInProduction.class)
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class WebhookSafetyServiceTest {

    /** What tests are allowed elsewhere is not allowed here. */
    public static final class AsInProduction implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tutorflow.webhooks.allow-private", "false");
        }
    }

    @Inject
    Webhooks webhooks;

    @Inject
    Pool pool;

    private final Customer customer = new Customer();
    private Listener listener;

    @BeforeEach
    void somebodyListens() {
        listener = Listener.newcomer();
    }

    @AfterEach
    void close() {
        customer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "https://127.0.0.1/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://localhost/",
                "https://user:password@hooks.example.com/",
                "https://hooks.example.com:8443/"
            })
    void refusesWhatLeadsInside(String url) {
        listener.make(Map.of("url", url)).statusCode(400).body("error.message", containsString("url must"));
    }

    /** The name was registered while it led outside, or its owner changed where it leads. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::ffff:127.0.0.1]", "2130706433"})
    void connectsToNothingInsideWhateverTheNameLooksLike(String host) {
        var endpoint = listens("https://hooks.example.com/");
        pool.preparedQuery("UPDATE webhook_endpoint SET url = $1 WHERE id = $2")
                .execute(Tuple.of(customer.url().replace("127.0.0.1", host), UUID.fromString(endpoint.id())))
                .await()
                .indefinitely();

        listener.happens(webhooks);

        endpoint.awaitLast("pending", 1);
        endpoint.deliveries().body("items[0].error", equalTo("the host does not resolve to a public address"));
        assertTrue(customer.received().isEmpty());
    }

    @Test
    void cannotBeMovedInsideLater() {
        var endpoint = listens("https://hooks.example.com/");

        endpoint.change(Map.of("url", "https://192.168.0.1/")).statusCode(400);

        endpoint.get("").body("url", equalTo("https://hooks.example.com/"));
    }

    private Made listens(String url) {
        var made = listener.make(Map.of("url", url)).statusCode(201).extract();
        return new Made(listener, made.path("id"), made.path("secret"));
    }
}
