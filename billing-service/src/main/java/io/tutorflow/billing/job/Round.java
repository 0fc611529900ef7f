package io.tutorflow.billing.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One round of a job that finds its work itself: what is there is worked off, one after the other; what fails, fails alone, and is found again. */
public final class Round {

    private final Logger log;
    private final String what;

    /**
     * @param log of the scheduler's class
     * @param what is worked off, as the log calls one of it
     */
    public Round(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** @param name of one that is due, for the log */
    public <T> Uni<Void> of(
            Supplier<Uni<? extends List<T>>> due,
            Function<? super T, ?> name,
            Function<? super T, ? extends Uni<?>> work) {
        return Uni.createFrom().deferred(due).chain(found -> all(found, name, work));
    }

    /** For what was found already. */
    public <T> Uni<Void> all(List<T> found, Function<? super T, ?> name, Function<? super T, ? extends Uni<?>> work) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(item -> Uni.createFrom()
                        .deferred(() -> work.apply(item).replaceWithVoid())
                        .onFailure()
                        .invoke(failure ->
                                log.warnf("%s %s failed and will be retried: %s", what, name.apply(item), failure))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }
}
