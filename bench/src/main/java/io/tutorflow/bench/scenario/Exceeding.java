package io.tutorflow.bench.scenario;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack.School;
import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Exceeds one teacher's budget again and again: it has room for one more activity, and then for none. */
final class Exceeding {

    static final String TEACHER = "teacher-exceeding";

    private static final long IMAGE_TOKENS = 25;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final School school;
    private final Client teacher;
    private final Histogram micros = new Histogram(PATIENCE.toNanos() / 1000, 3);
    private long letThrough;

    Exceeding(School school, Client teacher) {
        this.school = school;
        this.teacher = teacher;
    }

    void repeatFor(Duration length) {
        long spent = 0;
        for (long end = System.nanoTime() + length.toNanos(); System.nanoTime() < end; ) {
            spent += IMAGE_TOKENS;
            Faculty.setBudget(school, TEACHER, spent);
            until(201);
            long exceeded = System.nanoTime();
            long through = until(403);
            micros.recordValue(Math.min((System.nanoTime() - exceeded) / 1000, micros.getHighestTrackableValue()));
            letThrough += through;
            spent += through * IMAGE_TOKENS;
        }
    }

    /** How many others were answered with success meanwhile. A raised limit takes a moment to be known everywhere. */
    private long until(int status) {
        long others = 0;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = teacher.post(BudgetCommand.ACTIVITIES, BudgetCommand.IMAGE);
            if (answer.status() == status) {
                return others;
            }
            others += answer.isSuccess() ? 1 : 0;
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no " + status + ", but " + answer.status() + " " + answer.body());
            }
        }
    }

    /** Activities that a budget without room for them let pass: never one. */
    long letThrough() {
        return letThrough;
    }

    String told() {
        return String.format(
                Locale.ROOT,
                "budget exceeded to refused, %,d times under that load: p50 %.0f ms, p99 %.0f ms, max %.0f ms; let"
                        + " through meanwhile: %d",
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0,
                micros.getMaxValue() / 1000.0,
                letThrough);
    }
}
