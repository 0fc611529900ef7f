package io.tutorflow.billing.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.billing.letter.Letter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** What a payer is given to keep. */
public final class Receipt {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private Receipt() {}

    /** {@code R-000042} */
    public static String number(Progress.Paid paid) {
        return "R-%06d".formatted(paid.receiptNumber());
    }

    /** Nothing, if nobody said where it should go. */
    static Optional<Letter> of(Payment payment) {
        var order = payment.order();
        var paid = (Progress.Paid) payment.progress();
        return Optional.ofNullable(order.payer().receiptEmail())
                .map(email -> new Letter(
                        UUID.nameUUIDFromBytes(("receipt:" + payment.id().value()).getBytes(UTF_8)),
                        email,
                        "Receipt %s from TutorFlow".formatted(number(paid)),
                        text(payment, paid)));
    }

    private static String text(Payment payment, Progress.Paid paid) {
        var order = payment.order();
        var price = order.price();
        var bonus = price.bonus().isPositive()
                ? "Bonus: %s %s%n"
                        .formatted(
                                Amounts.credits(price.bonus()), order.purpose().unit())
                : "";
        return """
                Receipt %s

                Date: %s (UTC)
                Bought: %s %s
                %sPaid by card: %s

                Payment %s of account %s. The %s are there.
                """.formatted(
                        number(paid),
                        DATE.format(paid.at()),
                        Amounts.credits(price.paid()),
                        order.purpose().unit(),
                        bonus,
                        Amounts.usd(price.paid()),
                        payment.id().value(),
                        order.accountId(),
                        order.purpose().unit());
    }
}
