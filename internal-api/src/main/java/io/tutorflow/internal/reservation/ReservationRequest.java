package io.tutorflow.internal.reservation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.money.Money;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work that is about to begin for an organization.
 *
 * @param reservationId the usage record's id: repeating the request for the same work reserves only once
 * @param teacherId whose budget is charged, if anyone's
 * @param role {@code teacher}, {@code org_admin} or {@code student}
 * @param amountMicros the estimate, or the most that usage-based work may use, in micro-USD
 * @param minimumMicros if given, any amount left in the budget from this much on is enough
 * @param measured whether the work is done already: nothing is refused for lack of budget, which is then exceeded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReservationRequest(
        UUID reservationId,
        UUID organizationId,
        @Nullable String teacherId,
        String role,
        String activity,
        long amountMicros,
        @Nullable Long minimumMicros,
        @Nullable Boolean measured) {

    private static final int TEXT_LIMIT = 255;
    private static final Set<String> ROLES = Set.of("teacher", "org_admin", "student");

    public ReservationRequest {
        requireNonNull(reservationId, "reservationId");
        requireNonNull(organizationId, "organizationId");
        if (!ROLES.contains(requireNonNull(role, "role"))) {
            throw new IllegalArgumentException("Not a role: " + role);
        }
        requireText(activity, "activity");
        if (teacherId != null) {
            requireText(teacherId, "teacherId");
        }
        if (amountMicros <= 0 || (minimumMicros != null && (minimumMicros <= 0 || minimumMicros > amountMicros))) {
            throw new IllegalArgumentException("Not to be reserved: " + amountMicros + ", at least " + minimumMicros);
        }
    }

    /** Work that is about to begin. */
    public ReservationRequest(
            UUID reservationId,
            UUID organizationId,
            @Nullable String teacherId,
            String role,
            String activity,
            long amountMicros,
            @Nullable Long minimumMicros) {
        this(reservationId, organizationId, teacherId, role, activity, amountMicros, minimumMicros, null);
    }

    public boolean isMeasured() {
        return Boolean.TRUE.equals(measured);
    }

    public Money amount() {
        return Money.ofMicros(amountMicros);
    }

    public @Nullable Money minimum() {
        return minimumMicros == null ? null : Money.ofMicros(minimumMicros);
    }

    private static void requireText(String text, String name) {
        if (requireNonNull(text, name).isBlank() || text.codePointCount(0, text.length()) > TEXT_LIMIT) {
            throw new IllegalArgumentException(name + " must have 1 to " + TEXT_LIMIT + " characters");
        }
    }
}
