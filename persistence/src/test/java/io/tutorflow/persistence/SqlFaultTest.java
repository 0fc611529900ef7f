package io.tutorflow.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFaultTest {

    @ParameterizedTest
    @CsvSource({
        "08006,MACHINE",
        "53300,MACHINE",
        "55P03,MACHINE",
        "57P01,MACHINE",
        "40P01,NEIGHBOUR",
        "40001,NEIGHBOUR",
        "22003,ROW",
        "23505,ROW",
        "23514,ROW",
        "42601,STATEMENT",
        "XX000,STATEMENT",
        "2,STATEMENT",
        ",STATEMENT"
    })
    void aStateSaysWhoseFaultItIs(String state, SqlFault fault) {
        assertThat(SqlFault.of(state)).isEqualTo(fault);
    }

    @Test
    void aBrokenConstraintOrADeadlockMayBeOneRowsFault() {
        assertThat(SqlFault.isOfOneRow(refused("23514"))).isTrue();
        assertThat(SqlFault.isOfOneRow(refused("40P01"))).isTrue();
    }

    @Test
    void aDatabaseThatIsAwayOrAWrongStatementIsNobodysFault() {
        assertThat(SqlFault.isOfOneRow(refused("57P01"))).isFalse();
        assertThat(SqlFault.isOfOneRow(refused("42703"))).isFalse();
        assertThat(SqlFault.isOfOneRow(new IOException("reset"))).isFalse();
    }

    private static PgException refused(String state) {
        return new PgException("message", "ERROR", state, "detail");
    }
}
