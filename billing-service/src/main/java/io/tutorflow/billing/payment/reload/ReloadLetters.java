package io.tutorflow.billing.payment.reload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.notify.mail.Letter;
import io.tutorflow.billing.notify.mail.Letters;
import io.tutorflow.billing.payment.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** Mails about reloads that did not happen; each sent once, from the transaction that decided it. */
@ApplicationScoped
class ReloadLetters {

    private static final int CENTS = 2;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private final Letters letters;

    ReloadLetters(Letters letters) {
        this.letters = letters;
    }

    Uni<Void> declined(Payment payment, AutoReload after, Optional<Workspace> owner) {
        var what = switch (after) {
            case AutoReload.On on ->
                "We will try again after " + TIME.format(on.retryAt()) + ", if the balance is still low.";
            case AutoReload.Off off
            when off.declines() < ReloadLimits.DECLINES ->
                "It has been switched off in the meantime and will not be tried again.";
            case AutoReload.Off off ->
                "The card was declined " + off.declines()
                        + " times in a row, so automatic reload is now off. You can switch it on again once the card"
                        + " works, or save another card.";
        };
        return owe(
                "reload declined:" + payment.id().value(),
                owner,
                after instanceof AutoReload.On ? "Your automatic reload was declined" : "Your automatic reload is off",
                """
                The automatic reload of %s for "%s" was declined (%s).

                %s
                Nothing was charged. You can keep working as long as there are credits.
                """.formatted(usd(payment.order().price().cents()), name(owner), after.lastFailure(), what));
    }

    /** Each time it is switched on, or changed while on: whoever did it, the owner knows the limits. */
    Uni<Void> isOn(UUID account, AutoReload wish, long dailyBoundCents, Optional<Workspace> owner, Instant now) {
        var figures = wish.figures();
        var month = figures.monthlyCapCents();
        return owe("reload on:" + account + ":" + now, owner, "Automatic reload is on", """
                Automatic reload is on for "%s". When the balance falls below %s, the saved card is charged the difference to
                %s.
                It is charged at most %s per day%s. Debt of more than %s is never charged automatically.
                If you did not want this, switch it off, or reply to this mail.
                """.formatted(
                        name(owner),
                        usd(figures.thresholdCents()),
                        usd(figures.targetCents()),
                        usd(dailyBoundCents),
                        month == null ? "" : ", and " + usd(month) + " per month",
                        usd(figures.targetCents())));
    }

    Uni<Void> dayIsOver(UUID account, long boundCents, Optional<Workspace> owner, Instant now) {
        var day = DAY.format(now);
        return owe(
                "reload day:" + account + ":" + day,
                owner,
                "Your automatic reload has reached its daily limit",
                """
                The credits of "%s" are low, and automatic reload has charged its daily limit (%s on %s, UTC). It continues
                tomorrow, or when you raise the limit (dailyCapUsd). You can also top up yourself.
                """.formatted(name(owner), usd(boundCents), day));
    }

    Uni<Void> monthIsOver(UUID account, long boundCents, Optional<Workspace> owner, Instant now) {
        var month = MONTH.format(now);
        return owe(
                "reload cap:" + account + ":" + month,
                owner,
                "Your automatic reload has reached its monthly limit",
                """
                The credits of "%s" are low, and automatic reload has charged its monthly limit (%s in %s). It continues next
                month, or when you raise the limit. You can also top up yourself.
                """.formatted(name(owner), usd(boundCents), month));
    }

    /** Once a day, for as long as it lasts. */
    Uni<Void> tooDeep(UUID account, ReloadFigures figures, Optional<Workspace> owner, Instant now) {
        return owe(
                "reload debt:" + account + ":" + DAY.format(now),
                owner,
                "Your workspace owes more than your automatic reload covers",
                """
                The balance of "%s" is below zero by more than %s, the target of its automatic reload. Such an amount is never
                charged automatically, so nothing was charged. Please check the usage and top up yourself; automatic
                reload then continues.
                """.formatted(name(owner), usd(figures.targetCents())));
    }

    private Uni<Void> owe(String key, Optional<Workspace> owner, String subject, String text) {
        return owner.map(found -> found.profile().contact().email())
                .map(email ->
                        letters.owe(new Letter(UUID.nameUUIDFromBytes(key.getBytes(UTF_8)), email, subject, text)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static String name(Optional<Workspace> owner) {
        return owner.map(found -> found.profile().name()).orElse("");
    }

    private static String usd(long cents) {
        return "USD " + BigDecimal.valueOf(cents, CENTS).toPlainString();
    }
}
