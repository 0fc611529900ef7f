package io.tutorflow.billing.notify.alert;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Stores notifications, in the caller's session. */
@ApplicationScoped
class NotificationRepository implements PanacheRepositoryBase<NotificationRow, UUID> {

    /** False if it was told before. */
    Uni<Boolean> insertOnce(Notification told) {
        return findById(told.id())
                .chain(row -> row == null
                        ? insert(told).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    Uni<Void> insert(Notification told) {
        return persist(new NotificationRow(told)).replaceWithVoid();
    }
}
