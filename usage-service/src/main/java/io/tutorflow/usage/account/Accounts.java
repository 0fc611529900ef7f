package io.tutorflow.usage.account;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.AccountKind;
import io.tutorflow.http.AccountKinds;
import io.tutorflow.http.ApiProblem;
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

/** The accounts that this replica has heard of. Of others billing-service is asked once: no account is ever deleted. */
@ApplicationScoped
public class Accounts implements AccountKinds {

    private static final Logger LOG = Logger.getLogger(Accounts.class);

    /** Answers remembered; at more all are forgotten and asked for again. */
    private static final int REMEMBERED = 200_000;

    private final Workspaces workspaces;
    private final AccountsClient billing;
    private final Set<UUID> organizations = ConcurrentHashMap.newKeySet();
    private final Map<UUID, AccountKind> answered = new ConcurrentHashMap<>();

    Accounts(Workspaces workspaces, @RestClient AccountsClient billing) {
        this.workspaces = workspaces;
        this.billing = billing;
    }

    /** The topic tells of this organization. */
    public void heardOf(UUID organization) {
        organizations.add(organization);
    }

    @Override
    public Uni<Optional<AccountKind>> kindOf(UUID account) {
        return kindsOf(Set.of(account)).map(kinds -> Optional.ofNullable(kinds.get(account)));
    }

    /** The kind of each of them that is an account. */
    public Uni<Map<UUID, AccountKind>> kindsOf(Set<UUID> ids) {
        var kinds = new HashMap<UUID, AccountKind>();
        var unknown = new HashSet<UUID>();
        for (var id : ids) {
            known(id).ifPresentOrElse(kind -> kinds.put(id, kind), () -> unknown.add(id));
        }
        return unknown.isEmpty()
                ? Uni.createFrom().item(kinds)
                : ask(unknown).map(found -> {
                    kinds.putAll(found);
                    return kinds;
                });
    }

    private Optional<AccountKind> known(UUID id) {
        return workspaces.isKnown(id)
                ? Optional.of(AccountKind.WORKSPACE)
                : organizations.contains(id)
                        ? Optional.of(AccountKind.ORGANIZATION)
                        : Optional.ofNullable(answered.get(id));
    }

    private Uni<Map<UUID, AccountKind>> ask(Set<UUID> unknown) {
        return billing.lookup(new AccountLookup(unknown))
                .map(Accounts::understood)
                .onFailure()
                .transform(Accounts::unavailable)
                .invoke(this::remember);
    }

    /** Of a kind that is not understood nothing can be said, not even that it is no account. */
    private static Map<UUID, AccountKind> understood(FoundAccounts found) {
        var kinds = new HashMap<UUID, AccountKind>();
        found.kinds()
                .forEach((id, kind) -> kinds.put(
                        id, kind.kind().orElseThrow(() -> new IllegalStateException("Of an unknown kind: " + id))));
        return kinds;
    }

    private void remember(Map<UUID, AccountKind> found) {
        if (answered.size() + found.size() > REMEMBERED) {
            answered.clear();
        }
        answered.putAll(found);
    }

    private static Throwable unavailable(Throwable failure) {
        LOG.warnf("Accounts could not be asked about: %s", failure);
        return ApiProblem.unavailable("The ledger");
    }
}
