package io.tutorflow.sandbox.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;

/** One address in front of the replicas of a service, balancing connections like a Kubernetes Service. */
final class Balancer extends AbstractVerticle {

    private final int port;
    private final Replicas replicas;

    Balancer(int port, Replicas replicas) {
        this.port = port;
        this.replicas = replicas;
    }

    @Override
    public void start(Promise<Void> started) {
        NetClient client = vertx.createNetClient(
                new NetClientOptions().setTcpNoDelay(true).setConnectTimeout((int) Limits.CONNECT_PATIENCE.toMillis()));
        vertx.createNetServer(new NetServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setTcpNoDelay(true))
                .connectHandler(caller -> join(caller, client))
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void join(NetSocket caller, NetClient client) {
        caller.pause();
        replicas.connect(client::connect).onFailure(nobody -> caller.close()).onSuccess(replica -> {
            // When one direction of the pipe ends, for any reason, the other side is closed.
            caller.pipeTo(replica).onFailure(broken -> replica.close());
            replica.pipeTo(caller).onFailure(broken -> caller.close());
        });
    }
}
