package io.tutorflow.billing.reload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.letter.Letter;
import io.tutorflow.billing.letter.Letters;
import io.tutorflow.billing.payment.Payment;
import io.tutorflow.billing.workspace.Workspace;
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

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private final Letters letters;

    ReloadLetters(Letters letters) {
        this.letters = letters;
    }

    Uni<Void> declined(Payment payment, AutoReload after, Optional<Workspace> owner) {
        var what = after.enabled()
                ? "It is tried again after " + TIME.format(after.retryAt()) + ", when the balance is still low."
                : after.declines() < ReloadLimits.DECLINES
                        ? "It was switched off meanwhile and is not tried again."
                        : "It was declined " + after.declines() + " times, one after the other, and is off now. Switch"
                                + " it on again when the card is good, or save another.";
        return owe(
                "reload declined:" + payment.id().value(),
                owner,
                after.enabled() ? "Your automatic reload was declined" : "Your automatic reload is off",
                """
                The automatic reload of %s for "%s" was declined: %s.

                %s
                Nothing was charged. Work goes on while there are credits.
                """.formatted(usd(payment.order().price().cents()), name(owner), after.lastFailure(), what));
    }

    Uni<Void> capReached(UUID account, AutoReload wish, Optional<Workspace> owner, Instant now) {
        var month = MONTH.format(now);
        return owe(
                "reload cap:" + account + ":" + month,
                owner,
                "Your automatic reload has reached its bound",
                """
                The credits of "%s" are low, and the automatic reload has charged as much as you allow in a month (%s
                in %s). It goes on next month, or when you raise the bound.
                """.formatted(name(owner), usd(wish.monthlyCapCents() == null ? 0 : wish.monthlyCapCents()), month));
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
