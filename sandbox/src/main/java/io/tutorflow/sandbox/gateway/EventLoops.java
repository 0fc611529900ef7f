package io.tutorflow.sandbox.gateway;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Verticle;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Runs servers for the whole life of a process: one of each on every event loop. */
public final class EventLoops {

    private static final int MOST = 2;

    private EventLoops() {}

    static int count() {
        return Math.min(MOST, Runtime.getRuntime().availableProcessors());
    }

    /** Returns an exit code if a server does not start; otherwise never. */
    public static int run(List<Supplier<Verticle>> servers) throws InterruptedException {
        int loops = count();
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(loops)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        CountDownLatch failed = new CountDownLatch(1);
        DeploymentOptions onEveryLoop = new DeploymentOptions().setInstances(loops);
        Future.all(servers.stream()
                        .map(server -> vertx.deployVerticle(server, onEveryLoop))
                        .toList())
                .onFailure(failure -> {
                    System.err.println("does not start: " + failure);
                    failed.countDown();
                });
        failed.await();
        return 1;
    }
}
