package io.tutorflow.billing.account.apikey;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.ApiKey;
import io.tutorflow.billing.account.workspace.KeyDecision;
import io.tutorflow.billing.account.workspace.KeyId;
import io.tutorflow.billing.account.workspace.KeyMint;
import io.tutorflow.billing.account.workspace.NewKey;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Made;
import io.tutorflow.billing.once.Once;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Creates a key once per request. Only the first response shows it; a repeat names the key without showing it. */
@ApplicationScoped
class MakingKeys {

    private final Once once;
    private final KeyMint mint;
    private final Workspaces workspaces;
    private final BusinessClock clock;

    MakingKeys(Once once, KeyMint mint, Workspaces workspaces, BusinessClock clock) {
        this.once = once;
        this.mint = mint;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    Uni<KeyBody> make(Asked asked, Function<NewKey, Uni<KeyDecision>> work) {
        var key = mint.mint();
        return once.make(asked, key.id().value(), () -> work.apply(key).map(KeyProblems::keyOf))
                .chain(made -> answer(made, key));
    }

    private Uni<KeyBody> answer(Made<ApiKey> made, NewKey key) {
        var fresh = made.fresh();
        return fresh == null
                ? workspaces.key(new KeyId(made.id())).map(found -> KeyBody.of(found.orElseThrow(), clock.now()))
                : Uni.createFrom().item(KeyBody.shownOnce(fresh, key.secret(), clock.now()));
    }
}
