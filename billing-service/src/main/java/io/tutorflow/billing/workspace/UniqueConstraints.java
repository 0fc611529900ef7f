package io.tutorflow.billing.workspace;

import io.tutorflow.billing.workspace.Opening.Taken;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** What the database refuses because somebody else has it. */
public final class UniqueConstraints {

    private static final Map<String, Taken> TAKEN =
            Map.of("workspace_slug_is_unique", Taken.SLUG, "workspace_email_is_unique", Taken.EMAIL);

    private UniqueConstraints() {}

    public static boolean isOfWorkspaces(Throwable failure) {
        return find(failure).isPresent();
    }

    static Taken taken(Throwable failure) {
        return find(failure).orElseThrow();
    }

    private static Optional<Taken> find(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(ConstraintViolationException.class::isInstance)
                .map(violation -> ((ConstraintViolationException) violation).getConstraintName())
                .flatMap(name -> Optional.ofNullable(TAKEN.get(name)).stream())
                .findFirst();
    }
}
