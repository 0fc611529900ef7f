package io.tutorflow.billing.once;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a request has created, now or when it was first made. */
public final class Made<T> {

    private final UUID id;
    private final @Nullable T fresh;

    Made(UUID id, @Nullable T fresh) {
        this.id = id;
        this.fresh = fresh;
    }

    /** The created id. */
    public UUID id() {
        return id;
    }

    /** The work's answer, including secrets; null if it was done earlier. */
    public @Nullable T fresh() {
        return fresh;
    }

    public boolean repeated() {
        return fresh == null;
    }

    /** @param known looks up what was created earlier */
    public Uni<T> orElse(Function<UUID, Uni<T>> known) {
        return fresh == null ? known.apply(id) : Uni.createFrom().item(fresh);
    }
}
