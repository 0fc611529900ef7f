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

/** What an owner is told of reloads that did not happen; each once, in the transaction that decided it. */
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
                "It is tried again after " + TIME.format(on.retryAt()) + ", when the balance is still low.";
            case AutoReload.Off off
            when off.declines() < ReloadLimits.DECLINES -> "It was switched off meanwhile and is not tried again.";
            case AutoReload.Off off ->
                "It was declined " + off.declines() + " times, one after the other, and is off now. Switch it on again"
                        + " when the card is good, or save another.";
        };
        return owe(
                "reload declined:" + payment.id().value(),
                owner,
                after instanceof AutoReload.On ? "Your automatic reload was declined" : "Your automatic reload is off",
                """
                The automatic reload of %s for "%s" was declined: %s.

                %s
                Nothing was charged. Work goes on while there are credits.
                """.formatted(usd(payment.order().price().cents()), name(owner), after.lastFailure(), what));
    }

    /** Each time that it is switched on, or changed while it is on: whoever did it, the owner knows how far it goes. */
    Uni<Void> isOn(UUID account, AutoReload wish, long dailyBoundCents, Optional<Workspace> owner, Instant now) {
        var figures = wish.figures();
        var month = figures.monthlyCapCents();
        return owe("reload on:" + account + ":" + now, owner, "Automatic reload is on", """
                The automatic reload of "%s" is on: when less than %s is left, the saved card is charged what is missing
                to %s.
                It charges at most %s in a day%s. Debt beyond %s is left to a person to pay.
                If you did not want this, switch it off, or answer this mail.
                """.formatted(
                        name(owner),
                        usd(figures.thresholdCents()),
                        usd(figures.targetCents()),
                        usd(dailyBoundCents),
                        month == null ? "" : ", and " + usd(month) + " in a month",
                        usd(figures.targetCents())));
    }

    Uni<Void> dayIsOver(UUID account, long boundCents, Optional<Workspace> owner, Instant now) {
        var day = DAY.format(now);
        return owe(
                "reload day:" + account + ":" + day,
                owner,
                "Your automatic reload has reached its bound for today",
                """
                The credits of "%s" are low, and the automatic reload has charged as much as it may in a day (%s on %s,
                UTC). It goes on tomorrow, when you raise the bound (dailyCapUsd), or when you top up by hand.
                """.formatted(name(owner), usd(boundCents), day));
    }

    Uni<Void> monthIsOver(UUID account, long boundCents, Optional<Workspace> owner, Instant now) {
        var month = MONTH.format(now);
        return owe(
                "reload cap:" + account + ":" + month,
                owner,
                "Your automatic reload has reached its bound",
                """
                The credits of "%s" are low, and the automatic reload has charged as much as you allow in a month (%s
                in %s). It goes on next month, or when you raise the bound.
                """.formatted(name(owner), usd(boundCents), month));
    }

    /** Once a day, as long as it is so. */
    Uni<Void> tooDeep(UUID account, ReloadFigures figures, Optional<Workspace> owner, Instant now) {
        return owe(
                "reload debt:" + account + ":" + DAY.format(now),
                owner,
                "Your workspace owes more than your automatic reload pays",
                """
                The balance of "%s" is below zero by more than %s, the target of its automatic reload. So much is not
                charged by itself: nothing was charged. Look at what was used, and top up by hand; the automatic reload
                goes on by itself after that.
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
