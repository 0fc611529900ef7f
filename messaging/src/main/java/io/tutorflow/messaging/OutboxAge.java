package io.tutorflow.messaging;

import io.agroal.api.AgroalDataSource;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Reports how long the oldest event has been waiting to be published. The service keeps answering meanwhile. */
@Wellness
@ApplicationScoped
class OutboxAge implements HealthCheck {

    /** Events are usually published within a tenth of a second, and a broker restart takes less than this. */
    private static final Duration TOO_OLD = Duration.ofMinutes(1);

    private static final String OLDEST = """
            SELECT coalesce((SELECT extract(epoch FROM clock_timestamp() - created_at) FROM outbox ORDER BY id LIMIT 1), 0)""";

    private final AgroalDataSource database;

    OutboxAge(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("outbox");
        try (var connection = database.getConnection()) {
            var seconds = number(connection, OLDEST);
            return response.withData("oldest event, seconds", seconds)
                    .withData("refused by Kafka", number(connection, "SELECT count(*) FROM outbox_refused"))
                    .status(seconds <= TOO_OLD.toSeconds())
                    .build();
        } catch (SQLException e) {
            return response.withData("database", String.valueOf(e.getMessage()))
                    .down()
                    .build();
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
