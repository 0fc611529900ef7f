package io.tutorflow.billing.notify.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;

/** Resolves names with the operating system, which may block: never on the event loop. */
@ApplicationScoped
class SystemNames implements Names {

    private final Vertx vertx;

    SystemNames(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Future<List<InetAddress>> resolve(String host) {
        return vertx.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false);
    }
}
