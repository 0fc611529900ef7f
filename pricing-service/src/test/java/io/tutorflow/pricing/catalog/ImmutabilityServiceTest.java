package io.tutorflow.pricing.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses, should the service ever forget to. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "pricing"))
class ImmutabilityServiceTest {

    private static final String INTEGRITY_VIOLATION = "23000";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CHECK_VIOLATION = "23514";

    /** A draft, and its one price, to try things on. */
    private static final String DRAFT = """
            INSERT INTO catalog (version, created_at, created_by) VALUES (1000, now(), 'test');
            INSERT INTO catalog_price SELECT 1000, catalog_key, position, category, tier, unit, amount_micros, currency,
                source, stripe_lookup_key, stripe_meter_event_name, is_active
            FROM catalog_price WHERE version = 1 AND catalog_key = 'course.default';
            """;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE catalog SET effective_from = now() + interval '1 day' WHERE version = 1",
                "UPDATE catalog SET published_at = NULL WHERE version = 1",
                "DELETE FROM catalog WHERE version = 1",
                "UPDATE catalog_price SET amount_micros = 1 WHERE version = 1 AND catalog_key = 'course.default'",
                "UPDATE catalog_price SET is_active = false WHERE version = 1",
                "DELETE FROM catalog_price WHERE version = 1 AND catalog_key = 'course.default'",
                "UPDATE catalog_price SET version = 1, catalog_key = 'x', category = 'x', position = 99"
                        + " WHERE version = 1000",
                "UPDATE catalog_price SET version = 1000 WHERE version = 1 AND catalog_key = 'test_creation.default'",
                "INSERT INTO catalog_price VALUES (1, 'x.default', 10, 'x', 'default', 'x', 1, 'USD', 'x', 'x', 'x', true)",
                "TRUNCATE catalog_price",
                "TRUNCATE catalog CASCADE",
                "INSERT INTO catalog VALUES (1001, now() + interval '1 day', now(), 'test', now())"
            })
    void aPublishedVersionDoesNotChange(String statement) {
        assertThat(refusal(DRAFT + statement)).isEqualTo(INTEGRITY_VIOLATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE catalog_price SET amount_micros = 0 WHERE version = 1000",
                "UPDATE catalog_price SET amount_micros = -1 WHERE version = 1000",
                "UPDATE catalog SET published_at = now(), effective_from = now() + interval '59 seconds'"
                        + " WHERE version = 1000",
                "UPDATE catalog SET published_at = now() WHERE version = 1000",
                "UPDATE catalog SET idempotency_key = 'x' WHERE version = 1000"
            })
    void aDraftStaysWithinTheRules(String statement) {
        assertThat(refusal(DRAFT + statement)).isEqualTo(CHECK_VIOLATION);
    }

    @Test
    void aVersionHasOnePricePerKey() {
        assertThat(refusal(DRAFT + """
                        INSERT INTO catalog_price SELECT 1000, catalog_key, 2, 'x', tier, unit, 1, currency,
                            source, stripe_lookup_key, stripe_meter_event_name, is_active
                        FROM catalog_price WHERE version = 1 AND catalog_key = 'course.default'""")).isEqualTo(UNIQUE_VIOLATION);
    }

    @Test
    void noTwoPublishedVersionsTakeEffectAtOnce() {
        var second = DRAFT.replace("1000", "1001");
        var publish = """
                UPDATE catalog SET published_at = '2030-01-01T00:00:00Z', effective_from = '2030-06-01T00:00:00Z'
                WHERE version IN (1000, 1001)""";

        assertThat(refusal(DRAFT + second + publish)).isEqualTo(UNIQUE_VIOLATION);
    }

    /** The SQL state of the refusal; nothing is kept of what was tried. */
    private String refusal(String statements) {
        return catchThrowableOfType(SQLException.class, () -> tryOut(statements))
                .getSQLState();
    }

    private void tryOut(String statements) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(statements);
            } finally {
                connection.rollback();
            }
        }
    }
}
