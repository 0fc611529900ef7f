package io.tutorflow.sandbox;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Logging of the sandbox's own processes: one line per event, to standard error, and only what matters. */
final class Logs {

    /** Kept so that their levels are not lost with them. */
    private static final List<Logger> CHATTY = List.of(
            Logger.getLogger("io.netty.resolver.dns.DnsServerAddressStreamProviders"),
            Logger.getLogger("org.apache.kafka.common.utils.AppInfoParser"),
            // A client that disconnects is harmless; Vert.x calls it severe.
            Logger.getLogger("io.vertx.core.net.impl.ConnectionBase"),
            Logger.getLogger("io.vertx.core.http.impl.HttpClientRequestImpl"));

    private Logs() {}

    static void quiet() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        ConsoleHandler console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        root.addHandler(console);
        root.setLevel(Level.WARNING);
        CHATTY.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
