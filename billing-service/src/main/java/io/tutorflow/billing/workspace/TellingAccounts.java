package io.tutorflow.billing.workspace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes an account's state event in the transaction that makes it true. */
@ApplicationScoped
class TellingAccounts {

    Uni<Void> tell(List<Account> accounts) {
        return Panache.getSession()
                .chain(session -> Multi.createFrom()
                        .iterable(accounts)
                        .map(AccountEvents::event)
                        .onItem()
                        .transformToUniAndConcatenate(event -> append(session, event))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private static Uni<Integer> append(Mutiny.Session session, OutboxEvent event) {
        return session.createNativeQuery(Outbox.INSERT_ONE)
                .setParameter("topic", event.topic())
                .setParameter("key", event.key())
                .setParameter("type", event.type())
                .setParameter("id", event.id())
                .setParameter("time", event.time().atOffset(ZoneOffset.UTC))
                .setParameter("payload", event.payload())
                .executeUpdate();
    }
}
