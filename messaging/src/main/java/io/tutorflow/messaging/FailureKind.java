package io.tutorflow.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tutorflow.events.UnreadableEvent;
import io.tutorflow.persistence.SqlFault;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** What a failure means for the events it affects, and so what to do about it. */
public enum FailureKind {
    /** Infrastructure: retry for as long as it lasts. */
    TRANSIENT,
    /** One of the events: retrying cannot help, but the others succeed without it. */
    DATA,
    /** A bug, or an unexpected state of the database: everything waits for a person. */
    OTHER;

    /** Causes that are examined; no failure is wrapped this often. */
    private static final int DEPTH = 10;

    public static FailureKind of(Throwable failure) {
        var cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            var kind = ofItself(cause);
            if (kind != OTHER) {
                return kind;
            }
            cause = cause.getCause();
        }
        return OTHER;
    }

    private static FailureKind ofItself(Throwable failure) {
        return switch (failure) {
            case UnreadableEvent unreadable -> DATA;
            case UnknownAccount unknown -> DATA;
            // Before its superclass: the answer is there, and reading it again will not help.
            case JsonProcessingException nonsense -> DATA;
            // Exact arithmetic: an amount is out of range.
            case ArithmeticException overflow -> DATA;
            case PgException refused -> ofState(refused.getSqlState());
            case SQLException refused -> ofState(refused.getSQLState());
            case IOException broken -> TRANSIENT;
            case UncheckedIOException broken -> TRANSIENT;
            case TimeoutException late -> TRANSIENT;
            case io.smallrye.mutiny.TimeoutException late -> TRANSIENT;
            case RetriableException away -> TRANSIENT;
            case ConnectionPoolTooBusyException full -> TRANSIENT;
            // The reactive client has no specific class for failures of pools and connections.
            case NoStackTraceThrowable closed -> TRANSIENT;
            case NoStackTraceException closed -> TRANSIENT;
            case VertxException closed -> TRANSIENT;
            default -> OTHER;
        };
    }

    private static FailureKind ofState(@Nullable String state) {
        return switch (SqlFault.of(state)) {
            case MACHINE, NEIGHBOUR -> TRANSIENT;
            case ROW -> DATA;
            case STATEMENT -> OTHER;
        };
    }
}
