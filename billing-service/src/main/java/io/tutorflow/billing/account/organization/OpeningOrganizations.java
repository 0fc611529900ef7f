package io.tutorflow.billing.account.organization;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** Creates an organization with its wallet and its first tokens in one transaction. */
@ApplicationScoped
class OpeningOrganizations {

    private static final Set<String> TAKEN = Set.of("organization_pkey", "wallet_pkey");

    private final OrganizationTable table;
    private final Ledger ledger;
    private final PublishingOrganizations telling;
    private final Outbox outbox;
    private final Once once;

    OpeningOrganizations(
            OrganizationTable table, Ledger ledger, PublishingOrganizations telling, Outbox outbox, Once once) {
        this.once = once;
        this.table = table;
        this.ledger = ledger;
        this.telling = telling;
        this.outbox = outbox;
    }

    /** @return empty if an account already has this id */
    Uni<Optional<Organization>> open(Organization wanted, Money tokens, Asked asked, String operator) {
        return once.make(asked, wanted.id().value(), () -> record(wanted, tokens, operator))
                .invoke(outbox::wakeRelay)
                .chain(made -> made.orElse(
                        id -> Panache.withSession(() -> table.findById(id)).map(OrganizationRow::organization)))
                .map(Optional::of)
                .onFailure(OpeningOrganizations::isTaken)
                .recoverWithItem(Optional.empty());
    }

    private Uni<Organization> record(Organization wanted, Money tokens, String operator) {
        return table.persist(new OrganizationRow(wanted))
                .chain(Panache::getSession)
                .chain(session -> session.flush()
                        .chain(() -> ledger.open(session, wanted.id().value(), Money.ZERO, wanted.createdAt()))
                        .chain(() -> tokens.isPositive()
                                ? ledger.postFirst(session, first(wanted, tokens, operator), wanted.createdAt())
                                : Uni.createFrom().voidItem()))
                .chain(() -> telling.tell(wanted));
    }

    /** Its key is the organization's id, because an organization is created once. */
    private static Posting first(Organization wanted, Money tokens, String operator) {
        var id = wanted.id().value();
        return Posting.of(TransferKind.GRANT, id, id, tokens, "opening", operator);
    }

    private static boolean isTaken(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(ConstraintViolationException.class::isInstance)
                .anyMatch(refused ->
                        TAKEN.contains(String.valueOf(((ConstraintViolationException) refused).getConstraintName())));
    }
}
