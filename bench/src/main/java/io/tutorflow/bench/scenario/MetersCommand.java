package io.tutorflow.bench.scenario;

import io.tutorflow.bench.report.Report;
import io.tutorflow.bench.stack.Asked;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What metered workspaces use is reported to Stripe while those who report are killed. */
@Command(
        name = "meters",
        description = {
            "Makes workspaces that Stripe's meters charge, sends usage of them in batches of 1,000, and waits until each record",
            "is reported, while all replicas of billing-service are killed (-9) at once, again and again. Afterwards Stripe's",
            "meter says of each customer what was used, to the unit, or it exits with 1.",
            "Start the stack with '--set billing-service:TUTORFLOW_STRIPE_METER_EVENTS_PER_SECOND=1000', as a live account of",
            "Stripe's takes them."
        })
public final class MetersCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", description = "The stack's data folder (default: .tutorflow).")
    private @Nullable Path data;

    @Option(names = "--records", defaultValue = "100000", description = "In all, in thousands (${DEFAULT-VALUE}).")
    private int records;

    @Option(names = "--workspaces", defaultValue = "50", description = "Whose they are, in turn (${DEFAULT-VALUE}).")
    private int workspaces;

    @Option(
            names = "--kills",
            defaultValue = "0",
            description = "Of all replicas, spread over the reporting (${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--report", paramLabel = "FILE", description = "Append the figures to a Markdown file.")
    private @Nullable Path report;

    @Override
    public Integer call() throws Exception {
        var asked = new Asked(spec);
        asked.demand("--records", records, 1, 10_000_000);
        asked.demand("--records, modulo " + UsageBatches.EVENTS, records % UsageBatches.EVENTS, 0, 0);
        asked.demand("--workspaces", workspaces, 1, 1_000);
        asked.demand("--kills", kills, 0, 100);
        var stack = asked.runningStack(data);
        var metering = new Metering(stack, records, workspaces, kills);
        var text = metering.run();
        System.out.println(text);
        if (report != null) {
            Report.to(report, stack.root(), asked.command()).append("Usage is reported to meters", text);
        }
        return metering.isRight() ? 0 : 1;
    }
}
