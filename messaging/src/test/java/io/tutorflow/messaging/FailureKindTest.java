package io.tutorflow.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParseException;
import io.tutorflow.events.UnreadableEvent;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureKindTest {

    @ParameterizedTest
    @CsvSource({
        "08006, TRANSIENT",
        "40P01, TRANSIENT",
        "53300, TRANSIENT",
        "55P03, TRANSIENT",
        "57P01, TRANSIENT",
        "22003, DATA",
        "23514, DATA",
        "42P01, OTHER",
        "XX000, OTHER",
        "25006, OTHER",
        "0, OTHER"
    })
    void goesByTheClassOfTheDatabasesState(String state, FailureKind kind) {
        assertEquals(kind, FailureKind.of(new PgException("refused", "ERROR", state, null)));
        assertEquals(kind, FailureKind.of(new SQLException("refused", state)));
    }

    @Test
    void whatIsWrappedCounts() {
        var wrapped = new CompletionException(new IllegalStateException(new PgException("", "ERROR", "23505", null)));

        assertEquals(FailureKind.DATA, FailureKind.of(wrapped));
    }

    @Test
    void connectionsAndTimeAreTheMachines() {
        assertEquals(FailureKind.TRANSIENT, FailureKind.of(new IOException("reset")));
        assertEquals(FailureKind.TRANSIENT, FailureKind.of(new TimeoutException()));
        assertEquals(
                FailureKind.TRANSIENT, FailureKind.of(new org.apache.kafka.common.errors.TimeoutException("away")));
        assertEquals(FailureKind.TRANSIENT, FailureKind.of(io.vertx.sqlclient.ClosedConnectionException.INSTANCE));
    }

    @Test
    void whatIsNoEventIsItsOwnFault() {
        assertEquals(FailureKind.DATA, FailureKind.of(new UnreadableEvent("no event")));
        assertEquals(FailureKind.DATA, FailureKind.of(new ArithmeticException("long overflow")));
        assertEquals(
                FailureKind.DATA,
                FailureKind.of(new IllegalStateException(new JsonParseException(null, "no answer that can be read"))));
    }

    @Test
    void anythingElseIsForAPerson() {
        assertEquals(FailureKind.OTHER, FailureKind.of(new NullPointerException()));
        assertEquals(FailureKind.OTHER, FailureKind.of(new TooManyDeadLetters("21")));
    }
}
