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

/** A month of many workspaces is closed while those who close it are killed. */
@Command(
        name = "closing",
        description = {
            "Moves the clock past the end of the month, and a day later past the time that people have to check drafts:",
            "the month of all workspaces is closed, the drafts are opened and drawn, and usage-service is told, while the",
            "replicas of billing-service are killed (-9) in turn. Afterwards each capture is on exactly one document,",
            "numbers have no gap, each document has its PDF, and the audit finds no difference, or it exits with 1.",
            "Before: './tutorflow bench grow --days 20', with fewer days than the month is old."
        })
public final class ClosingCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", description = "The stack's data folder (default: .tutorflow).")
    private @Nullable Path data;

    @Option(names = "--kills", defaultValue = "10", description = "Spread over the closing (${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--report", paramLabel = "FILE", description = "Append the figures to a Markdown file.")
    private @Nullable Path report;

    @Override
    public Integer call() throws Exception {
        var asked = new Asked(spec);
        asked.demand("--kills", kills, 0, 100);
        var stack = asked.runningStack(data);
        var closing = new Closing(stack, kills);
        var text = closing.run();
        System.out.println(text);
        if (report != null) {
            Report.to(report, stack.root(), asked.command()).append("A month is closed", text);
        }
        return closing.isRight() ? 0 : 1;
    }
}
