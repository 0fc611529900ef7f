package io.tutorflow.billing.meter.plan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.terms.TermsAt;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.payment.Customers;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Reductions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gathers what a subscription depends on. */
@ApplicationScoped
class Standings {

    private final Workspaces workspaces;
    private final Customers customers;
    private final TermsAt agreed;
    private final SubscriptionTable subscriptions;
    private final BusinessClock clock;
    private final int paymentDays;

    Standings(
            Workspaces workspaces,
            Customers customers,
            TermsAt agreed,
            SubscriptionTable subscriptions,
            BusinessClock clock,
            @ConfigProperty(name = "tutorflow.invoices.payment-days", defaultValue = "30") int paymentDays) {
        this.workspaces = workspaces;
        this.customers = customers;
        this.agreed = agreed;
        this.subscriptions = subscriptions;
        this.clock = clock;
        this.paymentDays = paymentDays;
    }

    Uni<Standing> of(UUID account) {
        return reductions(account)
                .chain(reductions -> Panache.withSession(() -> workspaces
                        .find(new WorkspaceId(account))
                        .chain(workspace -> customers
                                .find(account)
                                .chain(customer -> subscriptions
                                        .newest(account)
                                        .map(subscription -> new Standing(
                                                account,
                                                workspace.map(Workspace::terms).orElse(null),
                                                customer.orElse(null),
                                                subscription.orElse(null),
                                                reductions,
                                                paymentDays))))));
    }

    private Uni<Reductions> reductions(UUID account) {
        return agreed.reductionsBefore(List.of(account), clock.now())
                .map(found -> Optional.ofNullable(found.get(account))
                        .map(versions -> versions.lastEntry().getValue())
                        .orElse(Reductions.NONE));
    }
}
