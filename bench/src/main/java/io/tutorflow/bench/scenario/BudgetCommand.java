package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.Call;
import io.tutorflow.bench.load.Expected;
import io.tutorflow.bench.load.Load;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many teachers of one organization, each with a budget of their own, and what they spend is one wallet's. */
@Command(
        name = "budget",
        description = {
            "Activities of many teachers of one organization, at half of the highest rate;",
            "then, under that load, how long after a budget is exceeded the next request is refused."
        })
public final class BudgetCommand extends ScenarioCommand {

    static final String ACTIVITIES = "/v1/school/activities";
    static final Map<String, String> IMAGE = Map.of("activity", "cover_image", "prompt", "A lighthouse");
    private static final double FIRST_RATE = 50;
    private static final long TOKENS = 100_000_000;

    /** Making a token takes a process. */
    private static final int MOST_TEACHERS = 500;

    @Option(names = "--teachers", defaultValue = "16", description = "How many ask (${DEFAULT-VALUE}).")
    private int teachers = 16;

    @Override
    void check(LoadOptions given) {
        given.demand("--teachers", teachers, 2, MOST_TEACHERS);
    }

    @Override
    Result measure(LocalStack stack, LoadOptions given) throws Exception {
        var faculty = Faculty.of(stack, teachers, TOKENS);
        var load = load(stack, faculty.teachers());
        var ledger = new Ledger(stack);
        Settling settling =
                () -> ledger.awaitNothingHeld(List.of(faculty.school().id()));
        var plan = new Plan("budget: " + teachers + " teachers of one organization", "request", load, FIRST_RATE, 0.5);
        var lag = new CaptureLag(ledger);
        var figures = new Measuring(stack, given).measure(plan, settling);
        var exceeding = new Exceeding(
                faculty.school(), stack.person("teacher", faculty.school().id(), Exceeding.TEACHER));
        var beside = CompletableFuture.supplyAsync(() -> given.loop().run(load, figures.rate(), given.length()));
        exceeding.repeatFor(given.length());
        beside.join();
        settling.await();
        return Result.of(figures, exceeding.letThrough() == 0, lag.told(), exceeding.told());
    }

    private static Load load(LocalStack stack, List<Client> teachers) throws Exception {
        var calls = teachers.stream()
                .map(teacher -> Call.post(ACTIVITIES, Objects.requireNonNull(teacher.token()), Client.json(IMAGE)))
                .toList();
        return new Load(stack.basePort(), number -> calls.get((int) (number % calls.size())), Expected.status(201));
    }
}
