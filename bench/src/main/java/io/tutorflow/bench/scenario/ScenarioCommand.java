package io.tutorflow.bench.scenario;

import io.tutorflow.bench.report.FigureText;
import io.tutorflow.bench.report.Report;
import io.tutorflow.bench.stack.LocalStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A scenario that can be asked for by its name: exit code 1 if what must be true afterwards is not. */
abstract class ScenarioCommand implements Callable<Integer> {

    @Mixin
    private final LoadOptions options = new LoadOptions();

    /** Refuses what makes no sense, before anything is done. */
    void check(LoadOptions given) {}

    abstract Result measure(LocalStack stack, LoadOptions given) throws Exception;

    @Override
    public final Integer call() throws Exception {
        options.check();
        check(options);
        var stack = options.stack();
        var result = measure(stack, options);
        System.out.println(FigureText.of(result.figures()));
        if (!result.isRight()) {
            System.out.println("NOT AS IT MUST BE");
        }
        var file = options.report();
        if (file != null) {
            Report.to(file, stack.root(), options.asked().command()).append(result.figures());
        }
        return result.isRight() ? 0 : 1;
    }
}
