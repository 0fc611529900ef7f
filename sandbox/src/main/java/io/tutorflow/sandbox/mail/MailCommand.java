package io.tutorflow.sandbox.mail;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.sandbox.stack.DataFolder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the mail that the suite has sent since it was started. */
@Command(name = "mail", description = "Show the mail that was sent; none of it leaves this machine.")
public final class MailCommand implements Callable<Integer> {

    @Mixin
    private final DataFolder data = new DataFolder();

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode mails = data.control().ask("/mail");
        for (JsonNode mail : mails) {
            System.out.printf(
                    "--- %s%nfrom    %s%nto      %s%nsubject %s%n%n%s%n%n",
                    mail.path("sentAt").asText(),
                    mail.path("from").asText(),
                    mail.path("to").asText(),
                    mail.path("subject").asText(),
                    mail.path("body").asText());
        }
        System.err.println("caught: " + mails.size());
        return 0;
    }
}
