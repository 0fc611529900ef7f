package io.tutorflow.billing.notify.alert;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Notifications, newest first, in the caller's session. */
@ApplicationScoped
class NotificationRepository implements PanacheRepositoryBase<NotificationRow, UUID> {

    private static final Sort NEWEST_FIRST = Sort.descending("createdAt", "id");

    /** Once, however often it is told. */
    Uni<Void> insertOnce(Notification told) {
        return findById(told.id())
                .chain(row -> row == null ? insert(told) : Uni.createFrom().voidItem());
    }

    Uni<Void> insert(Notification told) {
        return persist(new NotificationRow(told)).replaceWithVoid();
    }

    Uni<Page<Notification>> ofAdmins(UUID organization, PageRequest page) {
        return page(find("organizationId = ?1 and reader is null", NEWEST_FIRST, organization), page);
    }

    /** About the student's own tokens. */
    Uni<Page<Notification>> ofStudent(UUID organization, String student, PageRequest page) {
        return page(
                find("organizationId = ?1 and reader = ?2 and message is null", NEWEST_FIRST, organization, student),
                page);
    }

    /** In words. */
    Uni<Page<Notification>> ofTeacher(UUID organization, String teacher, PageRequest page) {
        return page(
                find(
                        "organizationId = ?1 and reader = ?2 and message is not null",
                        NEWEST_FIRST,
                        organization,
                        teacher),
                page);
    }

    private static Uni<Page<Notification>> page(PanacheQuery<NotificationRow> all, PageRequest page) {
        return all.count()
                .chain(total -> all.range(page.offset(), page.offset() + page.limit() - 1)
                        .list()
                        .map(rows -> new Page<>(
                                rows.stream().map(NotificationRow::notification).toList(), total)));
    }
}
