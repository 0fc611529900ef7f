package io.tutorflow.sandbox.identity;

import com.sun.net.httpserver.HttpServer;
import io.tutorflow.sandbox.secret.Secrets;
import io.tutorflow.sandbox.stack.DataFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The identity provider as a process of its own, for suites in containers, with its key set at {@code /jwks}. */
@Command(name = "identity", hidden = true, description = "Runs the identity provider.")
public final class IdentityCommand implements Callable<Integer> {

    @Mixin
    private final DataFolder data = new DataFolder();

    @Option(names = "--host", defaultValue = "127.0.0.1")
    private String host;

    @Option(names = "--listen-port", required = true)
    private int port;

    /** Runs until the process is ended. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Secrets secrets = data.secrets();
        byte[] keys = new IdentityProvider(secrets.signingKey()).jwks().getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            try (var body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
        server.start();
        new CountDownLatch(1).await();
        return 0;
    }
}
