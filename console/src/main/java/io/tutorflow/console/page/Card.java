package io.tutorflow.console.page;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a card shows: what a service said, or that it said nothing. Every card fails alone. */
public final class Card<T> {

    private static final Logger LOG = Logger.getLogger(Card.class);

    private final @Nullable T said;
    private final Instant at;

    private Card(@Nullable T said, Instant at) {
        this.said = said;
        this.at = at;
    }

    /** Never fails itself; why nothing was said is logged. */
    public static <T> Uni<Card<T>> of(Uni<T> asked) {
        return asked.map(Card::new).onFailure().recoverWithItem(why -> {
            LOG.warnf("a card cannot be shown: %s", why);
            return new Card<>((T) null);
        });
    }

    private Card(@Nullable T said) {
        this(said, Clock.systemUTC().instant());
    }

    /** A card that nobody asked for. */
    public static <T> Card<T> none() {
        return new Card<>((T) null);
    }

    public boolean isShown() {
        return said != null;
    }

    /** Only if it {@linkplain #isShown is shown}. */
    public T shown() {
        return Objects.requireNonNull(said);
    }

    /** When it was asked for. */
    public Instant at() {
        return at;
    }

    /** What follows from what is shown, or else something that does without it. */
    public <R> R map(Function<T, R> of, R otherwise) {
        return said == null ? otherwise : of.apply(said);
    }
}
