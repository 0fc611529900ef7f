package io.tutorflow.budget.reservation;

import static io.restassured.RestAssured.given;
import static io.tutorflow.budget.reservation.School.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestKafka;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Kafka by SASL_SSL and PostgreSQL by TLS with proof of the server, both by configuration alone; so are all tests of this
 * service, for one testbed is enough for them. Those of the others go without.
 */
@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {@ResourceArg(name = "database", value = "budget"), @ResourceArg(name = "tls", value = "true")})
class SecuredServiceTest {

    @Inject
    Pool pool;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void readsStateConsumesEventsAndTellsByTls() {
        var school = School.without();
        school.budget("weekly", 100);
        var reservation = UUID.randomUUID();
        school.reserve(reservation, 100).statusCode(200);

        school.finalized(reservation, 100, "tokens");

        school.spent(100);
        eventually(() -> !school.told().isEmpty());
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void encryptsEveryConnectionToItsDatabase() {
        // Not for parallel workers, which have no connection of their own.
        var plain = pool.query("SELECT count(*) FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid)"
                        + " WHERE a.usename = current_user AND a.client_port IS NOT NULL AND NOT s.ssl")
                .executeAndAwait()
                .iterator()
                .next();

        assertEquals(0, plain.getLong(0));
    }

    @Test
    void refusesADatabaseConnectionWithoutTls() {
        var bare = jdbcUrl.replaceAll("\\?.*", "?sslmode=disable");

        var refusal = assertThrows(SQLException.class, () -> DriverManager.getConnection(bare, user, password));

        assertTrue(String.valueOf(refusal).contains("no encryption"), refusal.toString());
    }

    @Test
    void refusesAKafkaClientWithoutTls() {
        Map<String, Object> bare = new HashMap<>(TestKafka.settings());
        bare.put("security.protocol", "SASL_PLAINTEXT");
        bare.put("default.api.timeout.ms", 3_000);
        bare.put("request.timeout.ms", 2_000);
        try (var admin = Admin.create(bare)) {
            assertThrows(
                    ExecutionException.class,
                    () -> admin.describeTopics(List.of("tutorflow.accounts"))
                            .allTopicNames()
                            .get());
        }
    }
}
