package io.tutorflow.billing.kind;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The accounts that an operator may look into: existing ones of any kind. */
@ApplicationScoped
public class KnownAccounts {

    private final AskingKeepers keepers;

    KnownAccounts(AskingKeepers keepers) {
        this.keepers = keepers;
    }

    /** The account, or a 404. */
    public Uni<UUID> known(UUID account) {
        return keepers.kindOf(account)
                .map(kind ->
                        kind.map(found -> account).orElseThrow(() -> ApiProblem.notFound("The account " + account)));
    }
}
