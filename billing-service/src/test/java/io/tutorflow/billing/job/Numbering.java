package io.tutorflow.billing.job;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A job that does what a test says. */
@ApplicationScoped
class Numbering implements DueJob {

    static final int AT_ONCE = 3;

    private static final Schedule SCHEDULE = new Schedule("numbering", "24h");

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final List<UUID> tried = new CopyOnWriteArrayList<>();
    private volatile Function<Due, Uni<Outcome>> behaviour =
            due -> Uni.createFrom().item(new Outcome.Done());

    void does(Function<Due, Uni<Outcome>> behaviour) {
        tried.clear();
        this.behaviour = behaviour;
    }

    List<UUID> tried() {
        return tried;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Terms terms() {
        return new Terms(AT_ONCE, Duration.ofSeconds(8), new Retries(PAUSE, PAUSE, 2));
    }

    @Override
    public Uni<Outcome> run(Due due) {
        tried.add(due.id());
        return behaviour.apply(due);
    }
}
