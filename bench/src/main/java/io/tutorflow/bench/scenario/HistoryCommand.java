package io.tutorflow.bench.scenario;

import io.tutorflow.bench.grow.Growth;
import io.tutorflow.bench.load.Call;
import io.tutorflow.bench.load.Expected;
import io.tutorflow.bench.load.Load;
import io.tutorflow.bench.report.FigureText;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Pages of a long history, by cursors from all over it. */
@Command(
        name = "history",
        description = {
            "Pages of 100 usage records by cursors from all over a long history, at half of the highest rate.",
            "Of the workspace that 'bench grow' made long; without one, of a new one."
        })
public final class HistoryCommand extends ScenarioCommand {

    private static final double FIRST_RATE = 50;

    @Option(
            names = "--records",
            defaultValue = "10000",
            description = "Records of the new workspace, where nothing was grown (${DEFAULT-VALUE}).")
    private int records = 10_000;

    @Override
    void check(LoadOptions given) {
        given.demand("--records", records, UsageBatches.EVENTS, 1_000_000);
    }

    @Override
    Result measure(LocalStack stack, LoadOptions given) throws Exception {
        var grown = Growth.of(stack);
        var history =
                grown.isPresent() ? LongHistory.of(grown.get(), stack.gateway()) : LongHistory.ingested(stack, records);
        var pages = DeepPages.of(history.workspace().client(), history.oldest(), history.newest(), history.records());
        var calls = calls(pages, history.workspace());
        var plan = plan(stack, calls, history.records());
        var measuring = new Measuring(stack, given);
        var figures = measuring.measure(plan, Settling.AT_ONCE);
        var newest = given.loop().run(load(stack, calls.subList(0, 1)), figures.rate(), given.length());
        return Result.of(
                figures,
                figures.outcome().failed() == 0,
                "the newest page alone: " + FigureText.brief(figures.rate(), newest));
    }

    private static List<Call> calls(DeepPages pages, Workspace workspace) {
        var key = Objects.requireNonNull(workspace.client().token());
        return pages.paths().stream().map(path -> Call.get(path, key)).toList();
    }

    private static Plan plan(LocalStack stack, List<Call> calls, long length) throws IOException {
        var title = String.format(Locale.ROOT, "history: pages by %d cursors of %,d records", calls.size(), length);
        return new Plan(title, "page", load(stack, calls), FIRST_RATE, 0.5);
    }

    private static Load load(LocalStack stack, List<Call> calls) throws IOException {
        return new Load(stack.basePort(), number -> calls.get((int) (number % calls.size())), Expected.status(200));
    }
}
