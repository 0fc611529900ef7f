package io.tutorflow.sandbox.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestCountsTest {

    @Test
    void countsByLevelAndEndsWithOneLine() {
        TestCounts counts = TestCounts.of(
                List.of(
                        new TestClass("money", "io.tutorflow.money.MoneyTest", 7, 0, 0),
                        new TestClass("billing-service", "io.tutorflow.billing.hold.HoldServiceTest", 3, 0, 0),
                        new TestClass("acceptance", "io.tutorflow.acceptance.OutageTest", 2, 0, 0),
                        new TestClass("acceptance", "io.tutorflow.acceptance.CheckoutBrowserTest", 1, 0, 0)),
                List.of("money", "billing-service", "acceptance"));

        assertThat(counts.text().lines())
                .containsExactly(
                        "domain       7", "service      3", "suite        2", "browser      1", "13 passed, 0 failed");
        assertThat(counts.isGreen()).isTrue();
    }

    @Test
    void failsWhenATestFailed() {
        TestCounts counts = TestCounts.of(List.of(new TestClass("money", "MoneyTest", 7, 2, 0)), List.of("money"));

        assertThat(counts.isGreen()).isFalse();
        assertThat(counts.text()).endsWith("5 passed, 2 failed");
    }

    @Test
    void failsWhenATestWasSkipped() {
        TestCounts counts = TestCounts.of(List.of(new TestClass("money", "MoneyTest", 7, 0, 1)), List.of("money"));

        assertThat(counts.isGreen()).isFalse();
        assertThat(counts.text()).contains("skipped: 1").endsWith("6 passed, 1 failed");
    }

    @Test
    void failsWhenAModuleRanNone() {
        TestCounts counts =
                TestCounts.of(List.of(new TestClass("money", "MoneyTest", 7, 0, 0)), List.of("money", "events"));

        assertThat(counts.isGreen()).isFalse();
        assertThat(counts.text()).contains("no tests were run in events").endsWith("7 passed, 1 failed");
    }
}
