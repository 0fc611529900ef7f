package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.budget.organization.Organization;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.budget.teacher.TeacherId;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.money.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Takes wishes from usage-service, many in one call, and takes back what was reserved in vain. */
@Path("/internal/reservations")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class ReservationResource {

    private static final int TEXT_LIMIT = 255;

    private final Organizations organizations;
    private final Reserving reserving;
    private final Undoing undoing;

    ReservationResource(Organizations organizations, Reserving reserving, Undoing undoing) {
        this.organizations = organizations;
        this.reserving = reserving;
        this.undoing = undoing;
    }

    @POST
    @Operation(
            summary = "Reserve a plan's generations or a budget's tokens, or refuse; asked for twice is reserved once")
    public Uni<ReservationReplyView> reserve(@NotNull @Valid Wishes body) {
        var answers = new ArrayList<Uni<ReservationView>>(body.reservations().size());
        for (var wish : body.reservations()) {
            answers.add(reserve(wish));
        }
        return Uni.join().all(answers).andFailFast().map(ReservationReplyView::new);
    }

    @POST
    @Path("/release")
    @Operation(
            summary = "Take back what was reserved in vain",
            description = "Once for each request that was answered RESERVED or KNOWN and then recorded nothing. The"
                    + " reservation is undone when no request relies on it any more; one whose work has ended stays.")
    @APIResponse(responseCode = "204", description = "They are released, or were before")
    public Uni<Void> release(@NotNull @Valid Releases body) {
        return undoing.undo(
                body.reservationIds().stream().map(ReservationId::new).toList());
    }

    private Uni<ReservationView> reserve(WishBody body) {
        var id = body.reservationId();
        return organizations
                .find(OrganizationId.of(body.organizationId()))
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(ReservationView.unknownOrganization(id))
                        : reserving.reserve(body.wish(found.get())).map(answer -> ReservationView.of(id, answer)))
                .onFailure(Overloaded.class)
                .transform(overloaded -> ApiProblem.unavailable("The budgets"));
    }

    /** Up to 512 wishes. */
    record Wishes(
            @NotNull @Size(min = 1, max = ReservationLimits.MAX_PER_CALL)
            List<@NotNull @Valid WishBody> reservations) {}

    /**
     * @param teacherId none where no teacher's budget is touched
     * @param amountMicros the estimate, or the most that usage-based work may use, in micro-USD
     * @param minimumMicros if given, as much as the budget has left will do, from this much on
     */
    record WishBody(
            @NotNull UUID reservationId,
            @NotNull UUID organizationId,
            @Nullable @Size(min = 1, max = TEXT_LIMIT) String teacherId,

            @NotNull @Pattern(regexp = "teacher|org_admin|student", message = "must be teacher, org_admin or student")
            String role,

            @NotBlank @Size(max = TEXT_LIMIT) String activity,
            @Positive long amountMicros,
            @Nullable @Positive Long minimumMicros) {

        Wish wish(Organization organization) {
            if (minimumMicros != null && minimumMicros > amountMicros) {
                throw ApiProblem.invalid("minimumMicros must not be above amountMicros");
            }
            var teacher = teacherId == null ? null : new TeacherId(teacherId);
            return new Wish(
                    new ReservationId(reservationId),
                    new Spender(organization, teacher, Role.of(role).orElseThrow()),
                    activity,
                    Money.ofMicros(amountMicros),
                    minimumMicros == null ? null : Money.ofMicros(minimumMicros));
        }
    }

    /** Up to 512 reservations. */
    record Releases(
            @NotNull @Size(min = 1, max = ReservationLimits.MAX_PER_CALL)
            List<@NotNull UUID> reservationIds) {}
}
