package io.tutorflow.http;

import io.tutorflow.persistence.SqlFault;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.stream.Stream;

/** Tells an unavailable, overloaded or locked database from a wrong statement. */
public final class Outage {

    private Outage() {}

    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(Outage::isOutage);
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case SocketException away -> true;
            case ClosedChannelException lost -> true;
            // The driver passes on socket errors as plain IOExceptions, and has only texts for the rest.
            case IOException reset -> reset.getClass().equals(IOException.class);
            case NoStackTraceThrowable lost -> true;
            case DatabaseException refused -> SqlFault.of(refused.getSqlState()) == SqlFault.MACHINE;
            case SQLException refused -> SqlFault.of(refused.getSQLState()) == SqlFault.MACHINE;
            case VertxException lost -> true;
            default -> false;
        };
    }
}
