package io.tutorflow.billing.invoice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.tutorflow.billing.notify.mail.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A document as its buyer is mailed it: as text and as HTML what is due, with the PDF. */
@ApplicationScoped
class InvoiceMail {

    private final Template text;
    private final Template html;

    InvoiceMail(@Location("invoice-mail.txt") Template text, @Location("invoice-mail.html") Template html) {
        this.text = text;
        this.html = html;
    }

    Letter of(InvoiceId id, InvoiceText invoice, String email, byte[] pdf) {
        return new Letter(
                UUID.nameUUIDFromBytes(("invoice:" + id.value()).getBytes(UTF_8)),
                email,
                subject(invoice),
                text.data("invoice", invoice).render(),
                html.data("invoice", invoice).render(),
                new Letter.File(invoice.number() + ".pdf", pdf));
    }

    private static String subject(InvoiceText invoice) {
        var what = invoice.title() + " from TutorFlow";
        return invoice.due() == null
                ? what + ": nothing to pay"
                : what + ": " + invoice.amountDue() + " due by " + invoice.due();
    }
}
