package io.tutorflow.billing.meter.plan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.mode.ModeFollower;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.meter.ChargedMeters;
import io.tutorflow.persistence.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Has subscriptions looked at when what they depend on has changed. */
@ApplicationScoped
class PlannedSubscriptions implements ModeFollower {

    /** Workspaces that are looked up together. */
    private static final int PAGE = 100;

    private final Workspaces workspaces;
    private final SubscriptionTable subscriptions;
    private final ChargedMeters charged;
    private final DueWork work;

    PlannedSubscriptions(Workspaces workspaces, SubscriptionTable subscriptions, ChargedMeters charged, DueWork work) {
        this.workspaces = workspaces;
        this.subscriptions = subscriptions;
        this.charged = charged;
        this.work = work;
    }

    @Override
    public Uni<Void> changed(UUID account) {
        return work.enqueue(Subscribing.SCHEDULE, account);
    }

    /** The catalogue at Stripe is another one: what a meter has held up may be taken now. */
    Uni<Void> lookAtAll() {
        return Pages.<WorkspaceId>each(
                PAGE, last -> workspaces.metered(last, PAGE).call(page -> Panache.withTransaction(() -> look(page))));
    }

    private Uni<Void> look(List<WorkspaceId> page) {
        var accounts = page.stream().map(WorkspaceId::value).toList();
        return work.enqueueAll(Subscribing.SCHEDULE, accounts).chain(() -> charged.tryAgain(accounts));
    }

    Uni<Optional<SubscriptionRecord>> of(UUID account) {
        return Panache.withSession(() -> subscriptions.newest(account));
    }

    /** A person does without the one that somebody has ended at Stripe; answers whether there was one. */
    Uni<Boolean> beginAnew(UUID account) {
        return Panache.withTransaction(() -> subscriptions
                .doWithout(account)
                .call(isLost -> isLost ? changed(account) : Uni.createFrom().voidItem()));
    }
}
