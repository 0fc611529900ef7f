package io.tutorflow.billing.account.mode;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All features that follow how workspaces' usage is charged. */
@ApplicationScoped
class ModeFollowers {

    private final List<ModeFollower> all;

    ModeFollowers(@All List<ModeFollower> all) {
        this.all = all;
    }

    Uni<Void> tell(UUID account) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(follower -> follower.changed(account))
                .onItem()
                .ignoreAsUni();
    }
}
