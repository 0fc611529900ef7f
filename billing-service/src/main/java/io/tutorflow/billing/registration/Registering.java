package io.tutorflow.billing.registration;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.workspace.NewWorkspace;
import io.tutorflow.billing.workspace.OpeningWorkspaces;
import jakarta.enterprise.context.ApplicationScoped;

/** A newcomer is admitted, then gets a workspace. */
@ApplicationScoped
class Registering {

    private final AdmittingNewcomers admitting;
    private final OpeningWorkspaces opening;

    Registering(AdmittingNewcomers admitting, OpeningWorkspaces opening) {
        this.admitting = admitting;
        this.opening = opening;
    }

    Uni<Registration> register(ClientNetwork from, NewWorkspace wish, Asked asked) {
        return admitting.admit(from).chain(admission -> switch (admission) {
            case Admission.Admitted admitted -> opening.open(wish, asked).map(Registration.Decided::new);
            case Admission.Refused refused ->
                Uni.createFrom().item(new Registration.TooMany(refused.limit(), refused.retryAfter()));
        });
    }
}
