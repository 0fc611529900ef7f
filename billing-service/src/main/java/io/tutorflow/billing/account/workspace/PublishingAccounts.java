package io.tutorflow.billing.account.workspace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.persistence.SessionOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Publishes an account's state in the transaction that changes it. */
@ApplicationScoped
class PublishingAccounts {

    Uni<Void> tell(List<Account> accounts) {
        return Panache.getSession()
                .chain(session -> Multi.createFrom()
                        .iterable(accounts)
                        .map(AccountEvents::event)
                        .onItem()
                        .transformToUniAndConcatenate(event -> SessionOutbox.append(session, event))
                        .collect()
                        .last())
                .replaceWithVoid();
    }
}
