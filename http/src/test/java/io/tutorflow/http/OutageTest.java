package io.tutorflow.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    @Test
    void aRefusedConnectionIsOne() {
        assertTrue(Outage.isBehind(new IllegalStateException(new ConnectException("refused"))));
    }

    @Test
    void aConnectionLostOnTheWayIsOne() {
        assertTrue(Outage.isBehind(new VertxException("connection closed")));
    }

    @Test
    void aConnectionThatTheOtherSideResetIsOne() {
        assertTrue(Outage.isBehind(new IOException("Connection reset by peer")));
        assertTrue(Outage.isBehind(new NoStackTraceThrowable("Connection is not active now, current status: CLOSED")));
    }

    @Test
    void aFileThatIsMissingIsNone() {
        assertFalse(Outage.isBehind(new FileNotFoundException("no")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "55P03", "57P01", "57014"})
    void aDatabaseThatCannotRightNowIsOne(String sqlState) {
        assertTrue(Outage.isBehind(new SQLException("no", sqlState)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22003", "23505", "23514", "40P01", "42601"})
    void aWrongStatementIsNone(String sqlState) {
        assertFalse(Outage.isBehind(new SQLException("no", sqlState)));
    }

    @Test
    void aMistakeOfOursIsNone() {
        assertFalse(Outage.isBehind(new IllegalArgumentException("no")));
    }
}
