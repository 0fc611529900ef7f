package io.tutorflow.sandbox.identity;

import com.sun.net.httpserver.HttpServer;
import io.tutorflow.sandbox.secret.Secrets;
import io.tutorflow.sandbox.stack.DataFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The identity provider as a process of its own, for suites in containers: its key set is at {@code /jwks}, and people sign in
 * at {@code /identity}.
 */
@Command(name = "identity", hidden = true, description = "Runs the identity provider.")
public final class IdentityCommand implements Callable<Integer> {

    /** The console's credential here. */
    static final String SECRET_VARIABLE = "TUTORFLOW_CONSOLE_SECRET";

    @Mixin
    private final DataFolder data = new DataFolder();

    @Option(names = "--host", defaultValue = "127.0.0.1")
    private String host;

    @Option(names = "--listen-port", required = true)
    private int port;

    @Option(names = "--public-url", required = true, description = "The gateway's address, as browsers know it.")
    private String publicUrl;

    /** Runs until the process is ended. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Secrets secrets = data.secrets();
        IdentityProvider provider = new IdentityProvider(secrets.signingKey());
        @Nullable String given = System.getenv(SECRET_VARIABLE);
        Client console =
                new Client(Client.CONSOLE, given == null ? secrets.consoleSecret() : given, publicUrl + "/platform");
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/jwks", exchange -> {
            try (exchange) {
                Reply.json(200, provider.jwks()).send(exchange);
            }
        });
        server.createContext(
                SignIn.PATH,
                new SignIn(publicUrl, provider, console, new People(data.home().people())));
        server.start();
        new CountDownLatch(1).await();
        return 0;
    }
}
