package io.tutorflow.billing.job;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One of a kind at a time on this replica: what would be a second one is not begun. */
final class Alone {

    private final AtomicBoolean going = new AtomicBoolean();

    /** @param busy what is answered instead while another one is going on */
    <T> Uni<T> run(Supplier<Uni<? extends T>> work, Supplier<T> busy) {
        return Uni.createFrom()
                .deferred(() -> going.compareAndSet(false, true)
                        ? Uni.createFrom().deferred(work).onTermination().invoke(() -> going.set(false))
                        : Uni.createFrom().item(busy));
    }
}
