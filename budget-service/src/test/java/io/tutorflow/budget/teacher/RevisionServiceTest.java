package io.tutorflow.budget.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database itself refuses, should the service ever forget to. */
@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {@ResourceArg(name = "database", value = "budget"), @ResourceArg(name = "tls", value = "true")})
class RevisionServiceTest {

    private static final String BUDGET = """
            INSERT INTO budget VALUES ('4b82e775-828f-4449-b29c-df1b27ec3fe8', 'school', 'teacher', 'weekly', 1, 7,
                now(), now(), 'test');
            """;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            23000 | UPDATE budget SET limit_micros = 2 WHERE organization_id = 'school'
            23000 | UPDATE budget SET limit_micros = 2, revision = 7 WHERE organization_id = 'school'
            23000 | UPDATE budget SET limit_micros = 2, revision = 6 WHERE organization_id = 'school'
            23000 | UPDATE budget SET revision = 8, teacher_id = 'another' WHERE organization_id = 'school'
            23514 | UPDATE budget SET revision = 8, limit_micros = 0 WHERE organization_id = 'school'
            23514 | UPDATE budget SET revision = 8, period = 'daily' WHERE organization_id = 'school'
            23514 | UPDATE budget SET revision = 8, period = NULL WHERE organization_id = 'school'
            23505 | INSERT INTO budget SELECT gen_random_uuid(), 'school', 'teacher', 'weekly', 1, 1, now(), now(), 'x'
            """)
    void refusesWhatWouldBreakABudget(String sqlState, String statement) {
        var refusal = catchThrowableOfType(SQLException.class, () -> tryOut(BUDGET + statement));

        assertThat(refusal.getSQLState()).isEqualTo(sqlState);
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
