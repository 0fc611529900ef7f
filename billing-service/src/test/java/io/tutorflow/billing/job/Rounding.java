package io.tutorflow.billing.job;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/** A job that finds its work by itself, as a test says. */
@ApplicationScoped
class Rounding implements RoundJob {

    private volatile Supplier<Uni<Void>> behaviour = () -> Uni.createFrom().voidItem();

    void does(Supplier<Uni<Void>> behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public Schedule schedule() {
        return new Schedule("rounding", "24h");
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Uni<Void> round() {
        return behaviour.get();
    }

    @Override
    public Uni<Backlog> backlog() {
        return Uni.createFrom().item(Backlog.NONE);
    }
}
