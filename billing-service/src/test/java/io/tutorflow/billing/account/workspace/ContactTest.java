package io.tutorflow.billing.account.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.http.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@school.example",
                "a.b+tag@x-y.co.uk",
                "o'brien@b.cc",
                "1@2.xn--p1ai",
                "UPPER_case-9@EXAMPLE.COM",
                "=a?@b.cc"
            })
    void takesWhatMailServersTake(String email) {
        assertTrue(email.matches(EmailAddress.PATTERN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b..c",
                "<u@b.cc>",
                "u@b.cc>",
                "Ada <u@b.cc>",
                "=?utf-8?q?a?=@b.cc",
                "a@=?utf-8?q?b?=.cc",
                ".a@b.cc",
                "a.@b.cc",
                "a..b@b.cc",
                "a@b",
                "a@-b.cc",
                "a@b-.cc",
                "a@b.cc.",
                "a@.b.cc",
                "a@[127.0.0.1]",
                "a@127.0.0.1",
                "\"a b\"@b.cc",
                "a b@b.cc",
                "a@b.cc,c@d.ee",
                "a@b@c.dd",
                "a\r\nBcc: x@b.cc",
                "a@b.cc\n",
                "a\u0000@b.cc",
                "a@b\u200b.cc",
                "ä@b.cc",
                "a@bücher.de",
                "@b.cc",
                "a@",
                ""
            })
    void refusesWhatIsNoPlainAddress(String email) {
        assertFalse(email.matches(EmailAddress.PATTERN));
    }

    @Test
    void takesNoLocalPartOrLabelThatIsTooLong() {
        assertTrue(("x".repeat(64) + "@b.cc").matches(EmailAddress.PATTERN));
        assertFalse(("x".repeat(65) + "@b.cc").matches(EmailAddress.PATTERN));
        assertFalse(("a@" + "x".repeat(64) + ".cc").matches(EmailAddress.PATTERN));
    }

    @Test
    void isShownMasked() {
        assertEquals(
                "i•••@lumen.example", Contact.unverified("iris@lumen.example").masked());
    }
}
