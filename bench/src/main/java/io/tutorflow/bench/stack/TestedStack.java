package io.tutorflow.bench.stack;

import java.util.ArrayList;
import java.util.List;

/** How a stack is started on which things go wrong: in replicas, with short waits for what heals itself. */
public final class TestedStack {

    private static final List<String> SHORT_WAITS = List.of(
            "billing-service:TUTORFLOW_REGISTRATION_LIMIT=100000",
            "billing-service:TUTORFLOW_HOLDS_CHECK_AFTER=10s",
            "billing-service:TUTORFLOW_HOLDS_CHECK_AGAIN_AFTER=5s",
            "billing-service:TUTORFLOW_HOLDS_CHECK_EVERY=2s",
            "billing-service:TUTORFLOW_HOURS_COMPARE_EVERY=2s",
            "budget-service:TUTORFLOW_RESERVATIONS_CHECK_AFTER=10s",
            "budget-service:TUTORFLOW_RESERVATIONS_CHECK_AGAIN_AFTER=5s",
            "budget-service:TUTORFLOW_RESERVATIONS_CHECK_EVERY=2s");

    private TestedStack() {}

    /** The arguments of {@code ./tutorflow}. */
    public static String[] up(int port, String... more) {
        var arguments = new ArrayList<>(List.of("up", "--detach", "--short-lived", "--port", Integer.toString(port)));
        arguments.addAll(List.of("--replicas", "usage-service=2,billing-service=2,budget-service=2"));
        SHORT_WAITS.forEach(wait -> set(arguments, wait));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static void set(List<String> arguments, String setting) {
        arguments.add("--set");
        arguments.add(setting);
    }
}
