package io.tutorflow.billing.notify.alert;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Stores notifications, in the caller's session. */
@ApplicationScoped
class NotificationRepository implements PanacheRepositoryBase<NotificationRow, UUID> {

    /** Once, however often it is told. */
    Uni<Void> insertOnce(Notification told) {
        return findById(told.id())
                .chain(row -> row == null ? insert(told) : Uni.createFrom().voidItem());
    }

    Uni<Void> insert(Notification told) {
        return persist(new NotificationRow(told)).replaceWithVoid();
    }
}
