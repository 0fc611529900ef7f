package io.tutorflow.billing.invoice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.tutorflow.billing.notify.mail.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A document as its buyer is mailed it: as text and as HTML what it comes to, with the PDF. */
@ApplicationScoped
class DocumentMail {

    private final Template text;
    private final Template html;

    DocumentMail(@Location("document-mail.txt") Template text, @Location("document-mail.html") Template html) {
        this.text = text;
        this.html = html;
    }

    /** @param key of what is mailed: the same is mailed once */
    Letter of(String key, DocumentText document, String email, byte[] pdf) {
        return new Letter(
                UUID.nameUUIDFromBytes(key.getBytes(UTF_8)),
                email,
                document.title() + " from TutorFlow: " + document.headline(),
                text.data("document", document).render(),
                html.data("document", document).render(),
                new Letter.File(document.number() + ".pdf", pdf));
    }
}
