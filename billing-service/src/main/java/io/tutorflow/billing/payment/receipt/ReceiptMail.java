package io.tutorflow.billing.payment.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.tutorflow.billing.notify.mail.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The mail with a receipt, as text and as HTML. */
@ApplicationScoped
class ReceiptMail {

    private final Template text;
    private final Template html;

    ReceiptMail(@Location("receipt-mail.txt") Template text, @Location("receipt-mail.html") Template html) {
        this.text = text;
        this.html = html;
    }

    /** Empty if there is no address. */
    Optional<Letter> of(Receipt receipt) {
        var words = ReceiptText.of(receipt);
        return Optional.ofNullable(receipt.sale().email())
                .map(email -> new Letter(
                        UUID.nameUUIDFromBytes(("receipt:" + receipt.sale().paymentId()).getBytes(UTF_8)),
                        email,
                        "Receipt %s from TutorFlow: %s".formatted(words.number(), words.amount()),
                        text.data("receipt", words).render(),
                        html.data("receipt", words).render()));
    }
}
