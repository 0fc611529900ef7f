package io.tutorflow.sandbox.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tests of a whole run.
 *
 * @param silentModules the modules that ran none, though each must have some
 */
record TestCounts(Map<TestLevel, Integer> passed, int failed, int skipped, Set<String> silentModules) {

    static TestCounts of(List<TestClass> classes, List<String> modules) {
        Map<TestLevel, Integer> passed = new EnumMap<>(TestLevel.class);
        classes.forEach(it -> passed.merge(it.level(), it.passed(), Integer::sum));
        Set<String> silent = new TreeSet<>(modules);
        silent.removeAll(classes.stream()
                .filter(it -> it.run() > 0)
                .map(TestClass::module)
                .collect(Collectors.toSet()));
        return new TestCounts(
                passed,
                classes.stream().mapToInt(TestClass::failed).sum(),
                classes.stream().mapToInt(TestClass::skipped).sum(),
                silent);
    }

    /** A skipped test promises something that nobody checks, so it counts against the run. */
    boolean isGreen() {
        return failed == 0 && skipped == 0 && silentModules.isEmpty() && total() > 0;
    }

    private int total() {
        return passed.values().stream().mapToInt(Integer::intValue).sum();
    }

    String text() {
        List<String> lines = new ArrayList<>();
        for (TestLevel level : TestLevel.values()) {
            lines.add("%-8s %5d".formatted(level.shown(), passed.getOrDefault(level, 0)));
        }
        if (skipped > 0) {
            lines.add("skipped: " + skipped + ", and no test may be");
        }
        if (!silentModules.isEmpty()) {
            lines.add("no tests were run in " + String.join(", ", silentModules));
        }
        lines.add(total() + " passed, " + (failed + skipped + silentModules.size()) + " failed");
        return String.join("\n", lines);
    }
}
