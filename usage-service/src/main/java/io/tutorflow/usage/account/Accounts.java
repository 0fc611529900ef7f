package io.tutorflow.usage.account;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.AccountKind;
import io.tutorflow.http.AccountKinds;
import io.tutorflow.http.Again;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.internal.StrangeAnswers;
import io.tutorflow.internal.account.AccountLookup;
import io.tutorflow.internal.account.FoundAccounts;
import io.tutorflow.usage.workspace.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * The accounts known to this replica. Unknown ones are looked up at billing-service once, because accounts are never
 * deleted.
 */
@ApplicationScoped
public class Accounts implements AccountKinds {

    private static final Logger LOG = Logger.getLogger(Accounts.class);

    /** Cached answers; above this all are forgotten and looked up again. */
    private static final int REMEMBERED = 200_000;

    private final Workspaces workspaces;
    private final AccountsClient billing;
    private final Counter strange;
    private final Set<UUID> organizations = ConcurrentHashMap.newKeySet();
    private final Map<UUID, AccountKind> answered = new ConcurrentHashMap<>();

    Accounts(Workspaces workspaces, @RestClient AccountsClient billing, MeterRegistry metrics) {
        this.workspaces = workspaces;
        this.billing = billing;
        this.strange = StrangeAnswers.counter(metrics, "accounts");
    }

    /** The topic has published this organization. */
    public void heardOf(UUID organization) {
        organizations.add(organization);
    }

    @Override
    public Uni<Optional<AccountKind>> kindOf(UUID account) {
        return kindsOf(Set.of(account)).map(kinds -> kinds.of(account));
    }

    /** Of an account of a kind that this release does not know, it is not known what it is. */
    public Uni<Kinds> kindsOf(Set<UUID> ids) {
        var kinds = new HashMap<UUID, AccountKind>();
        var unknown = new HashSet<UUID>();
        for (var id : ids) {
            known(id).ifPresentOrElse(kind -> kinds.put(id, kind), () -> unknown.add(id));
        }
        return unknown.isEmpty()
                ? Uni.createFrom().item(new Kinds(kinds, Set.of()))
                : ask(unknown).map(found -> found.with(kinds));
    }

    /**
     * What some ids name.
     *
     * @param known of each that is an account of a kind that is understood
     * @param notUnderstood accounts of another kind, of which nothing can be said, not even that they are none
     */
    public record Kinds(Map<UUID, AccountKind> known, Set<UUID> notUnderstood) {

        static Kinds of(FoundAccounts found) {
            var known = new HashMap<UUID, AccountKind>();
            var notUnderstood = new HashSet<UUID>();
            found.kinds()
                    .forEach((id, kind) ->
                            kind.kind().ifPresentOrElse(one -> known.put(id, one), () -> notUnderstood.add(id)));
            return new Kinds(known, notUnderstood);
        }

        Kinds with(Map<UUID, AccountKind> others) {
            var all = new HashMap<>(known);
            all.putAll(others);
            return new Kinds(all, notUnderstood);
        }

        Optional<AccountKind> of(UUID id) {
            if (notUnderstood.contains(id)) {
                throw ApiProblem.unavailable("The ledger");
            }
            return Optional.ofNullable(known.get(id));
        }
    }

    private Optional<AccountKind> known(UUID id) {
        return workspaces.isKnown(id)
                ? Optional.of(AccountKind.WORKSPACE)
                : organizations.contains(id)
                        ? Optional.of(AccountKind.ORGANIZATION)
                        : Optional.ofNullable(answered.get(id));
    }

    private Uni<Kinds> ask(Set<UUID> unknown) {
        return Again.ifBroken(billing.lookup(new AccountLookup(unknown)))
                .map(Kinds::of)
                .onFailure()
                .transform(Accounts::unavailable)
                .invoke(found -> remember(found.known()))
                .invoke(found -> tell(found.notUnderstood()));
    }

    private void tell(Set<UUID> notUnderstood) {
        if (!notUnderstood.isEmpty()) {
            strange.increment(notUnderstood.size());
            LOG.errorf("ALARM, billing-service has accounts of a kind that is not understood: %s", notUnderstood);
        }
    }

    private void remember(Map<UUID, AccountKind> found) {
        if (answered.size() + found.size() > REMEMBERED) {
            answered.clear();
        }
        answered.putAll(found);
    }

    private static Throwable unavailable(Throwable failure) {
        LOG.warnf("The accounts could not be looked up: %s", failure);
        return ApiProblem.unavailable("The ledger");
    }
}
