package io.tutorflow.bench.crash.fault;

import java.util.List;
import java.util.stream.Stream;

/** The parts of a fault run's stack that can fail, and the links between them. */
public final class Topology {

    public static final String KAFKA = "kafka";
    public static final String POSTGRES = "postgres";
    public static final String GENERATOR = "generator";

    /** The two replicas of each service. */
    public static final List<String> REPLICAS = Stream.of(
                    "pricing-service", "usage-service", "billing-service", "budget-service")
            .flatMap(service -> Stream.of(service, service + "-2"))
            .toList();

    static final List<String> TO_POSTGRES =
            REPLICAS.stream().map(part -> part + ">" + POSTGRES).toList();
    static final List<String> TO_KAFKA =
            REPLICAS.stream().map(part -> part + ">" + KAFKA).toList();
    static final List<String> CALLS = Stream.of(
                    "usage-service>billing-service",
                    "usage-service>budget-service",
                    "usage-service>generator",
                    "billing-service>usage-service",
                    "budget-service>usage-service",
                    "budget-service>billing-service")
            .flatMap(link -> Stream.of(link, link.replace("-service>", "-service-2>")))
            .toList();
    static final List<String> LINKS =
            Stream.of(TO_POSTGRES, TO_KAFKA, CALLS).flatMap(List::stream).toList();

    private Topology() {}
}
