package io.tutorflow.billing.meter.settle;

import io.smallrye.mutiny.Uni;
import io.tutorflow.persistence.Pages;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs through all of something, again and again: after one that was cut short the next goes on, so that nobody is left out. */
final class Onward<T> {

    private volatile @Nullable T reached;

    /** @param page what comes after that one, the first ones after none; answered once it is dealt with */
    Uni<Void> each(int size, Function<@Nullable T, Uni<List<T>>> page) {
        return Pages.<T>each(
                        size, last -> page.apply(last == null ? reached : last).invoke(this::note))
                .invoke(() -> reached = null);
    }

    private void note(List<T> done) {
        if (!done.isEmpty()) {
            reached = done.getLast();
        }
    }
}
