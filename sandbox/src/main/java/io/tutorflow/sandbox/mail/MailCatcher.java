package io.tutorflow.sandbox.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes every mail that is sent, by SMTP, and keeps it for people to look at until the stack ends. */
public final class MailCatcher {

    private final GreenMail server;

    public MailCatcher(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    /** Everything caught, oldest first. */
    public List<CaughtMail> caught() {
        List<CaughtMail> mails = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            mails.add(read(message));
        }
        return mails;
    }

    private static CaughtMail read(MimeMessage message) {
        try {
            return new CaughtMail(
                    String.valueOf(message.getSentDate()),
                    Arrays.toString(message.getFrom()),
                    Arrays.toString(message.getAllRecipients()),
                    String.valueOf(message.getSubject()),
                    GreenMailUtil.getBody(message));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException("a caught mail cannot be read", unreadable);
        }
    }
}
