package io.tutorflow.billing.once;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a wish has made, now or when it was asked for first. */
public final class Made<T> {

    private final UUID id;
    private final @Nullable T fresh;

    Made(UUID id, @Nullable T fresh) {
        this.id = id;
        this.fresh = fresh;
    }

    /** Of what was made. */
    public UUID id() {
        return id;
    }

    /** What the work answered, secrets included; none if it was done before. */
    public @Nullable T fresh() {
        return fresh;
    }

    public boolean repeated() {
        return fresh == null;
    }

    /** @param known looks up what was made before */
    public Uni<T> orElse(Function<UUID, Uni<T>> known) {
        return fresh == null ? known.apply(id) : Uni.createFrom().item(fresh);
    }
}
