package io.tutorflow.sandbox.report;

import io.tutorflow.sandbox.place.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Counts the tests that Maven has run, by level, and fails if any was skipped or a module ran none. */
@Command(name = "test-report", hidden = true, description = "Count the tests that were run.")
public final class TestReportCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        Path root = Home.projectRoot();
        List<TestClass> classes = SurefireReports.in(root);
        TestCounts counts = TestCounts.of(classes, SurefireReports.modules(root));
        System.out.println(counts.text());
        return counts.isGreen() ? 0 : 1;
    }
}
