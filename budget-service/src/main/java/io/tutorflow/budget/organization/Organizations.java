package io.tutorflow.budget.organization;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.EventType;
import io.tutorflow.events.OrganizationChanged;
import io.tutorflow.http.AccountKind;
import io.tutorflow.http.AccountKinds;
import io.tutorflow.http.Again;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.messaging.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** This replica's copy of the organizations. An organization that is not in it yet is looked up once. */
@ApplicationScoped
public class Organizations implements StateTopic<OrganizationChanged>, AccountKinds {

    private static final Logger LOG = Logger.getLogger(Organizations.class);
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    private final Map<OrganizationId, Organization> known = new ConcurrentHashMap<>();
    private final OrganizationsClient billing;

    Organizations(@RestClient OrganizationsClient billing) {
        this.billing = billing;
    }

    @Override
    public EventType type() {
        return EventType.ORGANIZATION_CHANGED;
    }

    @Override
    public void apply(OrganizationChanged told) {
        var organization = Organization.of(told);
        known.merge(organization.id(), organization, Organization::orNewer);
    }

    /** It is looked up when it is next needed. */
    @Override
    public void doubt(@Nullable String key) {
        if (key != null) {
            known.remove(new OrganizationId(key));
        }
    }

    /** Fails with {@link ApiProblem} 503 if it is not known here and billing-service does not answer. */
    public Uni<Optional<Organization>> find(OrganizationId id) {
        var found = known.get(id);
        return found == null ? ask(id) : Uni.createFrom().item(Optional.of(found));
    }

    /** Fails with {@link ApiProblem} 404 if there is no such organization, and like {@link #find}. */
    public Uni<ZoneId> zoneOf(OrganizationId id) {
        return find(id).map(found ->
                found.map(Organization::zone).orElseThrow(() -> ApiProblem.notFound("The organization " + id.value())));
    }

    /** Those that exist; fails like {@link #find}. */
    public Uni<Map<OrganizationId, Organization>> findAll(Set<OrganizationId> ids) {
        var found = new HashMap<OrganizationId, Organization>();
        var asked = new ArrayList<Uni<Optional<Organization>>>();
        for (var id : ids) {
            var here = known.get(id);
            if (here == null) {
                asked.add(ask(id));
            } else {
                found.put(id, here);
            }
        }
        return asked.isEmpty()
                ? Uni.createFrom().item(found)
                : Uni.join().all(asked).andFailFast().map(answers -> {
                    answers.forEach(
                            answer -> answer.ifPresent(organization -> found.put(organization.id(), organization)));
                    return found;
                });
    }

    /** Other accounts do not matter here. */
    @Override
    public Uni<Optional<AccountKind>> kindOf(UUID account) {
        return find(OrganizationId.of(account)).map(found -> found.map(organization -> AccountKind.ORGANIZATION));
    }

    private Uni<Optional<Organization>> ask(OrganizationId id) {
        return Again.ifBroken(billing.get(id.value()))
                .invoke(this::apply)
                .map(told -> Optional.ofNullable(known.get(id)))
                .onFailure(Organizations::isUnknown)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("Organization %s could not be looked up: %s", id.value(), failure);
                    return ApiProblem.notNow("The organization could not be looked up");
                });
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && (answer.getResponse().getStatus() == NOT_FOUND
                        || answer.getResponse().getStatus() == BAD_REQUEST);
    }
}
