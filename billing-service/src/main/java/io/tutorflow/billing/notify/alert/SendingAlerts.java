package io.tutorflow.billing.notify.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.student.Student;
import io.tutorflow.billing.notify.mail.Letter;
import io.tutorflow.billing.notify.mail.Letters;
import io.tutorflow.billing.notify.webhook.WebhookType;
import io.tutorflow.billing.notify.webhook.Webhooks;
import io.tutorflow.events.BalanceLow;
import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.money.Money;
import io.tutorflow.persistence.SessionOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notifies everyone concerned, in the caller's transaction: by mail, in the application, on Kafka. */
@ApplicationScoped
class SendingAlerts {

    /** Mailed crossings per account and day; the rest is announced without a mail. */
    private static final int MAILED_A_DAY = 10;

    private final BalanceAlertTable crossings;
    private final AlertRepository settings;
    private final NotificationRepository notifications;
    private final Letters letters;
    private final Webhooks webhooks;

    SendingAlerts(
            BalanceAlertTable crossings,
            AlertRepository settings,
            NotificationRepository notifications,
            Letters letters,
            Webhooks webhooks) {
        this.crossings = crossings;
        this.webhooks = webhooks;
        this.settings = settings;
        this.notifications = notifications;
        this.letters = letters;
    }

    Uni<Void> announce(BalanceAlert crossing, Holder holder, Instant now) {
        return publish(crossing, holder, now)
                .chain(() -> webhooks.tell(
                        ownerOf(holder),
                        typeOf(crossing),
                        crossing.id(),
                        BalanceAlertBody.of(crossing, holder, now),
                        now))
                .chain(() -> notify(crossing, holder, now))
                .chain(() -> crossings.toldSince(crossing.account(), now.minus(Duration.ofDays(1))))
                .chain(told -> told < MAILED_A_DAY
                        ? readers(holder).chain(readers -> mail(crossing, holder, readers))
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> publish(BalanceAlert crossing, Holder holder, Instant now) {
        if (!(crossing instanceof BalanceAlert.Low low)) {
            return Uni.createFrom().voidItem();
        }
        var event = OutboxEvent.of(
                EventType.BALANCE_LOW, low.account().toString(), low.id().toString(), now, event(low, holder, now));
        return Panache.getSession().chain(session -> SessionOutbox.append(session, event));
    }

    private static BalanceLow event(BalanceAlert.Low low, Holder holder, Instant now) {
        return new BalanceLow(
                low.account(),
                holder instanceof Holder.OfWorkspace ? "platform" : "school",
                organizationOf(holder),
                holder instanceof Holder.OfStudent own ? own.student().subject() : null,
                low.balance().credits(),
                low.threshold().credits(),
                now);
    }

    private static WebhookType typeOf(BalanceAlert crossing) {
        return switch (crossing) {
            case BalanceAlert.Low low -> WebhookType.CREDITS_BALANCE_LOW;
            case BalanceAlert.Exhausted exhausted -> WebhookType.CREDITS_EXHAUSTED;
        };
    }

    /** Whose webhooks are notified: for a student's tokens the organization's. */
    private static UUID ownerOf(Holder holder) {
        return switch (holder) {
            case Holder.OfWorkspace of -> of.workspace().id().value();
            case Holder.OfOrganization of -> of.organization().id().value();
            case Holder.OfStudent of -> of.student().organization();
        };
    }

    private static @Nullable UUID organizationOf(Holder holder) {
        return holder instanceof Holder.OfWorkspace ? null : ownerOf(holder);
    }

    private Uni<Void> notify(BalanceAlert crossing, Holder holder, Instant now) {
        return switch (holder) {
            case Holder.OfWorkspace workspace -> Uni.createFrom().voidItem();
            case Holder.OfOrganization school ->
                notifications.insert(
                        notification(crossing, school.organization().id().value(), null, null, now));
            case Holder.OfStudent own ->
                notifyOf(own.student(), crossing, null, now)
                        .chain(() ->
                                notifyOf(own.student(), crossing, own.student().subject(), now));
        };
    }

    private Uni<Void> notifyOf(Student student, BalanceAlert crossing, @Nullable String reader, Instant now) {
        return notifications.insert(notification(crossing, student.organization(), reader, student.subject(), now));
    }

    private static Notification notification(
            BalanceAlert crossing, UUID organization, @Nullable String reader, @Nullable String student, Instant now) {
        return new Notification(
                derived(crossing, "notification:" + (reader == null ? "" : reader)),
                organization,
                reader,
                new Notification.Low(student, crossing.balance(), thresholdOf(crossing)),
                now);
    }

    /** By address; whoever is both student and admin reads as a student. */
    private Uni<Map<String, AlertReader>> readers(Holder holder) {
        return switch (holder) {
            case Holder.OfWorkspace of -> {
                var contact = of.workspace().profile().contact();
                var owner = contact.verified() && contact.email() != null
                        ? Map.of(contact.email(), AlertReader.WORKSPACE)
                        : Map.<String, AlertReader>of();
                yield named(of.workspace().id().value(), AlertReader.WORKSPACE, owner);
            }
            case Holder.OfOrganization of -> named(of.organization().id().value(), AlertReader.ADMIN, Map.of());
            case Holder.OfStudent of ->
                named(of.student().account(), AlertReader.STUDENT, Map.of())
                        .chain(own -> named(of.student().organization(), AlertReader.ADMIN, own));
        };
    }

    /** Those whom the account's setting names, after others. */
    private Uni<Map<String, AlertReader>> named(UUID account, AlertReader as, Map<String, AlertReader> others) {
        return settings.of(account).map(setting -> {
            var all = new LinkedHashMap<>(others);
            setting.orElse(AlertSetting.NONE).emails().forEach(email -> all.putIfAbsent(email, as));
            return all;
        });
    }

    private Uni<Void> mail(BalanceAlert crossing, Holder holder, Map<String, AlertReader> readers) {
        var owed = Uni.createFrom().voidItem();
        for (var reader : readers.entrySet()) {
            var letter = letter(crossing, reader.getKey(), AlertText.of(crossing, holder, reader.getValue()));
            owed = owed.chain(() -> letters.owe(letter));
        }
        return owed;
    }

    private static Letter letter(BalanceAlert crossing, String email, AlertText text) {
        return new Letter(derived(crossing, "mail:" + email), email, text.subject(), text.body());
    }

    private static @Nullable Money thresholdOf(BalanceAlert crossing) {
        return crossing instanceof BalanceAlert.Low low ? low.threshold() : null;
    }

    private static UUID derived(BalanceAlert crossing, String what) {
        return UUID.nameUUIDFromBytes((crossing.id() + ":" + what).getBytes(UTF_8));
    }
}
