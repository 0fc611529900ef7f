package io.tutorflow.sandbox.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;

/** Accepts all mail by SMTP, and keeps it for people to read until the stack ends. */
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
            mails.add(MailText.read(message));
        }
        return mails;
    }
}
