package io.tutorflow.simulation.machine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import java.lang.reflect.Proxy;

/** Stands where production code wants connections to PostgreSQL, or counts what it does: there is none of that here. */
public final class Nowhere {

    public static final Pool POOL = new Pool((io.vertx.sqlclient.Pool) Proxy.newProxyInstance(
            Nowhere.class.getClassLoader(),
            new Class<?>[] {io.vertx.sqlclient.Pool.class},
            (pool, method, arguments) -> {
                throw new IllegalStateException("There is no database: " + method.getName());
            }));

    public static final MeterRegistry METRICS = new CompositeMeterRegistry();

    private Nowhere() {}
}
