package io.tutorflow.usage.admission;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.tutorflow.admission.Room;
import io.tutorflow.http.ApiProblem;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A request's place among those between arrival and record. It is taken before anything is known about the request, and
 * given back when there is a record, a refusal, or a cancellation.
 */
public final class Place {

    private static final String LOCAL = "tutorflow.place";

    private final Arrivals arrivals;
    private final Object owner;
    private final long since;
    private State state = State.STANDING;

    Place(Arrivals arrivals, Object owner, long since) {
        this.arrivals = arrivals;
        this.owner = owner;
        this.since = since;
    }

    /**
     * Keeps the current request's place for as long as this runs.
     *
     * @param records whether there is a record now; the limit learns only from records and from failures that took
     *     long, because a refusal says nothing about the duration of work
     */
    public static <T> Uni<T> keptDuring(Supplier<Uni<T>> charging, Predicate<T> records) {
        return Uni.createFrom().deferred(() -> {
            var place = VertxContext.isOnDuplicatedContext()
                    ? ContextLocals.<Place>get(LOCAL).orElse(null)
                    : null;
            return place == null ? charging.get() : place.during(charging, records);
        });
    }

    void isOfThisRequest() {
        ContextLocals.put(LOCAL, this);
    }

    /** Timed from here: the time that a caller takes to send its request says nothing about us. */
    <T> Uni<T> during(Supplier<Uni<T>> charging, Predicate<T> records) {
        if (!begin()) {
            return Uni.createFrom().failure(ApiProblem.notNow("The service is handling as many requests as it can"));
        }
        long begun = arrivals.now();
        return Uni.createFrom()
                .<T>deferred(charging::get)
                .onItemOrFailure()
                .invoke((result, failure) -> {
                    var took = Duration.ofNanos(arrivals.now() - begun);
                    if (failure == null ? records.test(result) : arrivals.isSlow(took)) {
                        arrivals.cameThrough(took);
                    }
                })
                .onTermination()
                .invoke(this::end);
    }

    /** A request that has lost its place because it was slow needs a new one. */
    private synchronized boolean begin() {
        if (state == State.GONE && arrivals.share().take(owner) != Room.TAKEN) {
            return false;
        }
        state = State.CHARGING;
        return true;
    }

    private synchronized void end() {
        state = State.GONE;
        arrivals.share().giveBack(owner);
    }

    /** For a request that was answered or cancelled; a charge in progress continues. */
    synchronized void leave() {
        if (state == State.STANDING) {
            end();
        }
    }

    synchronized boolean isStanding() {
        return state == State.STANDING;
    }

    long since() {
        return since;
    }

    private enum State {
        STANDING,
        CHARGING,
        GONE
    }
}
