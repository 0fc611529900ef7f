package io.tutorflow.billing.notify.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.notify.mail.Letter;
import io.tutorflow.billing.notify.mail.Letters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notifies people of a school in words, in the application and by mail, in the caller's transaction. */
@ApplicationScoped
public class Notices {

    private final NotificationRepository notifications;
    private final AlertRepository settings;
    private final Letters letters;

    Notices(NotificationRepository notifications, AlertRepository settings, Letters letters) {
        this.notifications = notifications;
        this.settings = settings;
        this.letters = letters;
    }

    /**
     * What is told.
     *
     * @param id of what happened: the same is told once, however often it is requested
     * @param subject of the mail
     * @param message a whole text
     */
    public record Notice(UUID id, UUID organization, String type, String subject, String message, Instant at) {}

    /** Mailed to the addresses of the organization's alerts. */
    public Uni<Void> tellAdmins(Notice notice) {
        return notifications
                .insertOnce(notification(notice, null))
                .chain(isNew -> isNew ? mailAdmins(notice) : Uni.createFrom().voidItem());
    }

    /** @param email where it is mailed; null for no mail */
    public Uni<Void> tellTeacher(Notice notice, String teacher, @Nullable String email) {
        return notifications
                .insertOnce(notification(notice, teacher))
                .chain(isNew -> isNew && email != null
                        ? mail(notice, List.of(email))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> mailAdmins(Notice notice) {
        return settings.of(notice.organization())
                .chain(setting -> mail(notice, setting.map(AlertSetting::emails).orElse(List.of())));
    }

    private Uni<Void> mail(Notice notice, Collection<String> addresses) {
        var owed = Uni.createFrom().voidItem();
        for (var address : addresses) {
            owed = owed.chain(() -> letters.owe(
                    new Letter(derived(notice, address), address, notice.subject(), notice.message() + "\n")));
        }
        return owed;
    }

    private static Notification notification(Notice notice, @Nullable String reader) {
        return new Notification(
                notice.id(),
                notice.organization(),
                reader,
                new Notification.Written(notice.type(), notice.message()),
                notice.at());
    }

    private static UUID derived(Notice notice, String address) {
        return UUID.nameUUIDFromBytes((notice.id() + ":mail:" + address).getBytes(UTF_8));
    }
}
