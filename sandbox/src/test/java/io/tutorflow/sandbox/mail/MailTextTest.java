package io.tutorflow.sandbox.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b..c", "<<u@b.cc>>", "=?utf-8?q?a=40b?=@c.dd", "nobody", "a b@c.dd", ""})
    void aMalformedAddressIsShownAsItIs(String address) throws MessagingException {
        var mail = MailText.read(mail("To: " + address + "\r\nSubject: Hello\r\n\r\nText"));

        assertThat(mail.subject()).isEqualTo("Hello");
        assertThat(mail.body()).isEqualTo("Text");
    }

    @Test
    void showsTheTextOfAMailThatHasHtmlToo() throws MessagingException {
        var mail = MailText.read(mail("""
                To: ada@school.example
                Subject: =?utf-8?q?caf=C3=A9?=
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                one=20=
                line
                --b
                Content-Type: text/html; charset=utf-8

                <p>one line</p>
                --b--
                """.replace("\n", "\r\n")));

        assertThat(mail.subject()).isEqualTo("café");
        assertThat(mail.body()).isEqualTo("one line");
        assertThat(mail.html()).isEqualTo("<p>one line</p>");
    }

    private static MimeMessage mail(String text) throws MessagingException {
        return new MimeMessage(null, new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
