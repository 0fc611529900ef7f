package io.tutorflow.bench.scenario;

import io.tutorflow.bench.grow.Growing;
import io.tutorflow.bench.grow.Growth;
import io.tutorflow.bench.report.Comparison;
import io.tutorflow.bench.report.Figures;
import io.tutorflow.bench.report.Report;
import io.tutorflow.bench.stack.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The same load on an empty suite and on one that looks years old. */
@Command(
        name = "grown",
        description = "authorise, charge and history on a new stack; then grow; then the same again, side by side.")
public final class GrownCommand implements Callable<Integer> {

    private static final List<ScenarioCommand> SCENARIOS =
            List.of(new AuthoriseCommand(), new ChargeCommand(), new HistoryCommand());

    @Mixin
    private final LoadOptions options = new LoadOptions();

    @Option(names = "--records", defaultValue = "10000000", description = "Usage records, charged (${DEFAULT-VALUE}).")
    private long records;

    @Option(names = "--workspaces", defaultValue = "100000", description = "How many pay them (${DEFAULT-VALUE}).")
    private int workspaces;

    @Override
    public Integer call() throws Exception {
        options.check();
        options.demand("--records", records, 1_000, 100_000_000);
        options.demand("--workspaces", workspaces, 1, 1_000_000);
        var stack = options.stack();
        if (Growth.of(stack).isPresent()) {
            throw options.asked().refusal("this stack is grown already; start a new one: ./tutorflow up --fresh");
        }
        var empty = measureAll(stack);
        var growing = new Growing(stack, records, workspaces).run();
        System.err.println(growing);
        var text = new Comparison(empty, measureAll(stack)).text() + "\n" + growing;
        System.out.println(text);
        var file = options.report();
        if (file != null) {
            Report.to(file, stack.root(), options.asked().command()).append("Grown against empty", text);
        }
        return 0;
    }

    private List<Figures> measureAll(LocalStack stack) throws Exception {
        var all = new ArrayList<Figures>();
        for (var scenario : SCENARIOS) {
            var result = scenario.measure(stack, options);
            if (!result.isRight()) {
                throw new IllegalStateException(
                        "not as it must be: " + result.figures().notes());
            }
            all.add(result.figures());
        }
        return all;
    }
}
