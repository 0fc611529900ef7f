package io.tutorflow.billing.account.workspace;

import io.tutorflow.billing.account.workspace.Opening.Taken;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** Tells which unique constraint a failure violates. */
public final class UniqueConstraints {

    private static final Map<String, Taken> TAKEN =
            Map.of("workspace_slug_is_unique", Taken.SLUG, "workspace_email_is_unique", Taken.EMAIL);

    private UniqueConstraints() {}

    public static boolean isOfWorkspaces(Throwable failure) {
        return find(failure).isPresent();
    }

    public static Taken taken(Throwable failure) {
        return find(failure).orElseThrow();
    }

    private static Optional<Taken> find(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> of(cause).stream())
                .findFirst();
    }

    private static Optional<Taken> of(Throwable cause) {
        return switch (cause) {
            case ProvenAddress proven -> Optional.of(Taken.EMAIL);
            case ConstraintViolationException violation ->
                Optional.ofNullable(violation.getConstraintName()).map(TAKEN::get);
            default -> Optional.empty();
        };
    }
}
