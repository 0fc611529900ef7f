package io.tutorflow.http;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, too busy or locked for too long from a statement that is wrong. */
public final class Outage {

    /** SQLSTATE classes that pass by themselves: connection, resources, object in use, operator's intervention. */
    private static final Set<String> PASSING = Set.of("08", "53", "55", "57");

    private Outage() {}

    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(Outage::isOutage);
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case SocketException away -> true;
            case ClosedChannelException lost -> true;
            // The driver passes on what the socket says as just this, and has only texts for the rest.
            case IOException reset -> reset.getClass().equals(IOException.class);
            case NoStackTraceThrowable lost -> true;
            case DatabaseException refused -> passes(refused.getSqlState());
            case SQLException refused -> passes(refused.getSQLState());
            case VertxException lost -> true;
            default -> false;
        };
    }

    private static boolean passes(@Nullable String sqlState) {
        return sqlState != null && sqlState.length() == 5 && PASSING.contains(sqlState.substring(0, 2));
    }
}
