package io.tutorflow.sandbox.gateway;

import io.tutorflow.sandbox.identity.SignIn;
import io.vertx.core.Verticle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The process of the gateway part. */
@Command(name = "gateway", hidden = true, description = "Runs the gateway of a stack.")
public final class GatewayCommand implements Callable<Integer> {

    @Option(names = "--host", defaultValue = "127.0.0.1")
    private String host;

    @Option(names = "--listen-port", required = true)
    private int port;

    @Option(names = "--routes", required = true, description = "The file with the route table.")
    private Path routes;

    @Option(names = "--upstream", required = true, description = "SERVICE=HOST:PORT[,HOST:PORT…]")
    private Map<String, String> upstreams;

    @Option(names = "--identity", description = "HOST:PORT of the identity provider, if people sign in through here.")
    private @Nullable String identity;

    @Option(names = "--balance", description = "SERVICE=PORT: listen here for callers of a replicated service.")
    private Map<String, Integer> balanced = Map.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        RouteTable table = RouteTable.read(routes);
        Upstreams services = new Upstreams(upstreams);
        List<Supplier<Verticle>> servers = new ArrayList<>();
        Map<String, String> pages = identity == null ? Map.of() : Map.of(SignIn.PATH, identity);
        servers.add(() -> new Gateway(host, port, table, services, new Upstreams(pages)));
        balanced.forEach((service, listen) -> servers.add(() -> new Balancer(listen, services.of(service))));
        return EventLoops.run(servers);
    }
}
