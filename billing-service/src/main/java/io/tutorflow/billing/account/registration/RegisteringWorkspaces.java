package io.tutorflow.billing.account.registration;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.NewWorkspace;
import io.tutorflow.billing.account.workspace.OpeningWorkspaces;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import jakarta.enterprise.context.ApplicationScoped;

/** Admits newcomers and creates their workspaces; a repeat gets the same workspace and does not count. */
@ApplicationScoped
class RegisteringWorkspaces {

    private final AdmittingNewcomers admitting;
    private final OpeningWorkspaces opening;
    private final Once once;

    RegisteringWorkspaces(AdmittingNewcomers admitting, OpeningWorkspaces opening, Once once) {
        this.once = once;
        this.admitting = admitting;
        this.opening = opening;
    }

    Uni<Registration> register(ClientNetwork from, NewWorkspace wish, Asked asked) {
        return once.isKnown(asked).chain(known -> known ? open(wish, asked) : admitted(from, wish, asked));
    }

    private Uni<Registration> open(NewWorkspace wish, Asked asked) {
        return opening.open(wish, asked).map(Registration.Decided::new);
    }

    private Uni<Registration> admitted(ClientNetwork from, NewWorkspace wish, Asked asked) {
        return admitting.admit(from, asked).chain(admission -> switch (admission) {
            case Admission.Admitted admitted -> open(wish, asked);
            case Admission.Refused refused ->
                Uni.createFrom().item(new Registration.TooMany(refused.limit(), refused.retryAfter()));
        });
    }
}
