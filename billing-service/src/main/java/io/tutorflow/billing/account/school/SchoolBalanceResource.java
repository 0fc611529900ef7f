package io.tutorflow.billing.account.school;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.organization.Organization;
import io.tutorflow.billing.account.organization.OrganizationId;
import io.tutorflow.billing.account.organization.Organizations;
import io.tutorflow.billing.ledger.posting.Balance;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.teacher.SharingWallets;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What the caller can spend: the organization's wallet, a budget in its place, or a student's own tokens. */
@Path("/v1/school/balance")
@RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER, SchoolCaller.STUDENT})
@Cancellable(false)
class SchoolBalanceResource {

    private final Organizations organizations;
    private final SharingWallets sharing;
    private final Ledger ledger;
    private final BusinessClock clock;

    SchoolBalanceResource(Organizations organizations, SharingWallets sharing, Ledger ledger, BusinessClock clock) {
        this.clock = clock;
        this.organizations = organizations;
        this.sharing = sharing;
        this.ledger = ledger;
    }

    @GET
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "There is no such organization")
    @Operation(
            operationId = "getSchoolBalance",
            summary = "Get the balance in tokens",
            description = "The organization's tokens, shared by its admins and by teachers without a budget; for a"
                    + " teacher with a budget, the budget; for a student, the student's own tokens.")
    public Uni<SchoolBalanceBody> balance(@Context SecurityContext caller) {
        var person = SchoolCaller.of(caller);
        var id = person.organizationId();
        return organizations
                .find(new OrganizationId(id))
                .map(found -> found.orElseThrow(() -> ApiProblem.notFound("The organization " + id)))
                .chain(organization -> sharing.budgetOf(person)
                        .chain(budget -> budget.map(inPlace ->
                                        Uni.createFrom().item(SchoolBalanceBody.of(organization, inPlace, clock.now())))
                                .orElseGet(() -> wallet(organization, person))));
    }

    private Uni<SchoolBalanceBody> wallet(Organization organization, SchoolCaller person) {
        return Uni.combine()
                .all()
                .unis(ledger.balance(person.wallet()), ledger.lifetime(person.wallet()))
                .with((wallet, lifetime) -> SchoolBalanceBody.of(
                        organization, wallet == null ? Balance.empty(person.wallet()) : wallet, lifetime, clock.now()));
    }
}
