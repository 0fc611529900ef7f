package io.tutorflow.bench.crash.books;

import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** The time after the last fault, in which everything ends without help. */
public final class Settling {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final long TELL_EVERY_NANOS = Duration.ofSeconds(30).toNanos();

    /** The longest life of a render that nobody reports, and an hour. */
    private static final Duration A_RENDERS_LIFE = Duration.ofHours(25);

    private final LocalStack stack;
    private final Consumer<String> log;
    private long told = System.nanoTime();

    public Settling(LocalStack stack, Consumer<String> log) {
        this.stack = stack;
        this.log = log;
    }

    /** Returns whether every part became ready. */
    public boolean becomesReady() throws Exception {
        return happens(stack::isReady);
    }

    /** Returns what is stuck; empty if nothing is. */
    public Optional<String> settles() throws Exception {
        happens(() -> {
            var left = left();
            return left.isEmpty() || left.areRenders();
        });
        if (Leftovers.of(stack).areRenders()) {
            log.accept("only renders are left (" + Leftovers.of(stack) + "): the clock is moved by a day");
            moveClock();
        }
        boolean settled = happens(() -> left().isEmpty());
        return settled ? Optional.empty() : Optional.of(Leftovers.of(stack).toString());
    }

    /** Says now and then what it is waiting for. */
    private Leftovers left() throws IOException, SQLException, ExecutionException, InterruptedException {
        var left = Leftovers.of(stack);
        if (!left.isEmpty() && System.nanoTime() - told > TELL_EVERY_NANOS) {
            told = System.nanoTime();
            log.accept("  left: " + left);
        }
        return left;
    }

    private void moveClock() throws IOException {
        var control = stack.control();
        var offset = Duration.parse(control.get("/clock").body().path("offset").asText());
        control.put("/clock", Map.of("offset", offset.plus(A_RENDERS_LIFE).toString()));
    }

    private static boolean happens(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (condition.call()) {
                    return true;
                }
            } catch (SQLException | ExecutionException | IOException notYet) {
                // A part is still coming back.
            }
            Thread.sleep(GLANCE);
        }
        return false;
    }
}
