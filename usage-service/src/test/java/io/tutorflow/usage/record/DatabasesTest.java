package io.tutorflow.usage.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DatabasesTest {

    @Test
    void aBrokenConstraintOrADeadlockMayBeOneRowsFault() {
        assertThat(Databases.isOneRowsFault(sqlState("23514"))).isTrue();
        assertThat(Databases.isOneRowsFault(sqlState("40P01"))).isTrue();
    }

    @Test
    void aDatabaseThatIsAwayIsNobodysFault() {
        assertThat(Databases.isOneRowsFault(sqlState("57P01"))).isFalse();
        assertThat(Databases.isOneRowsFault(new IOException("reset"))).isFalse();
    }

    private static PgException sqlState(String state) {
        return new PgException("message", "ERROR", state, "detail");
    }
}
