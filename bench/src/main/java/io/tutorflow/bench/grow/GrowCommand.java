package io.tutorflow.bench.grow;

import io.tutorflow.bench.stack.Asked;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a scratch suite look old. */
@Command(
        name = "grow",
        description = {
            "Writes records and workspaces straight into the databases of a scratch suite.",
            "Half of the records are of one workspace. There is no way back but './tutorflow up --fresh'."
        })
public final class GrowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", description = "The stack's data folder (default: .tutorflow).")
    private @Nullable Path data;

    @Option(names = "--records", defaultValue = "10000000", description = "Usage records, charged (${DEFAULT-VALUE}).")
    private long records;

    @Option(names = "--workspaces", defaultValue = "100000", description = "How many pay them (${DEFAULT-VALUE}).")
    private int workspaces;

    @Option(
            names = "--days",
            defaultValue = "" + Growth.A_YEAR,
            description = "Until now, over which the records are spread (${DEFAULT-VALUE}).")
    private int days;

    @Override
    public Integer call() throws Exception {
        var asked = new Asked(spec);
        asked.demand("--records", records, 1_000, 100_000_000);
        asked.demand("--workspaces", workspaces, 1, 1_000_000);
        asked.demand("--days", days, 1, 3_650);
        var stack = asked.runningStack(data);
        if (Growth.of(stack).isPresent()) {
            throw asked.refusal("this stack is grown already; start a new one: ./tutorflow up --fresh");
        }
        System.out.println(new Growing(stack, records, workspaces, days).run());
        return 0;
    }
}
