package io.tutorflow.usage.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.http.ApiProblem;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OutageTest {

    @Test
    void aLostConnectionIsAnOutage() {
        assertThat(Outage.explained(new IOException("reset"))).isInstanceOf(ApiProblem.class);
        assertThat(Outage.explained(sqlState("57P01"))).isInstanceOf(ApiProblem.class);
        assertThat(Outage.explained(sqlState("53300"))).isInstanceOf(ApiProblem.class);
    }

    @Test
    void aWrongStatementStaysWhatItIs() {
        var wrong = sqlState("42601");

        assertThat(Outage.explained(wrong)).isSameAs(wrong);
    }

    @Test
    void aBrokenConstraintOrADeadlockMayBeOneRowsFault() {
        assertThat(Outage.isOneRowsFault(sqlState("23514"))).isTrue();
        assertThat(Outage.isOneRowsFault(sqlState("40P01"))).isTrue();
        assertThat(Outage.isOneRowsFault(sqlState("57P01"))).isFalse();
        assertThat(Outage.isOneRowsFault(new IOException("reset"))).isFalse();
    }

    private static PgException sqlState(String state) {
        return new PgException("message", "ERROR", state, "detail");
    }
}
