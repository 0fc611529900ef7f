package io.tutorflow.sandbox.demo;

import io.tutorflow.sandbox.audit.AuditCommand;
import io.tutorflow.sandbox.identity.IdentityProvider;
import io.tutorflow.sandbox.identity.People;
import io.tutorflow.sandbox.identity.Person;
import io.tutorflow.sandbox.identity.Role;
import io.tutorflow.sandbox.stack.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays through charges and a budget before the user's eyes, and checks every response. */
@Command(
        name = "demo",
        description = {
            "Play through charges and a budget with real requests; fails if a response is not as expected.",
            "Business time of the whole stack is moved a week ahead for a moment, and back again."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
    private static final int SLUG_END = 8;

    /** What differs is read again for so long: the end of a month puts all usage of all workspaces on documents. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);

    @Mixin
    private final DataFolder data = new DataFolder();

    @Parameters(
            arity = "0..1",
            paramLabel = "STORY",
            description = "topup: an agent that has run out of credits, and a person who pays for it in a browser."
                    + " month: four workspaces whose month ends in two statements and two invoices, one paid on"
                    + " Stripe's page; PDFs are saved, late usage is billed a month later; business time moves on by"
                    + " up to three months and stays there. week: a school's week; the history is saved, and business time"
                    + " moves on by up to two weeks and stays there. Default: ${DEFAULT-VALUE}.",
            defaultValue = "charges")
    private Stories story = Stories.charges;

    @Option(names = "--pay", description = "For topup: pay automatically, without a browser.")
    private boolean pay;

    /** The available stories. */
    enum Stories {
        charges,
        topup,
        month,
        week
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Narrator narrator =
                new Narrator(new Api("http://127.0.0.1:" + data.ports().gateway()), System.out);
        String slug = "demo-" + UUID.randomUUID().toString().substring(0, SLUG_END);
        try {
            switch (story) {
                case charges -> charges(narrator, slug);
                case month -> month(narrator, slug);
                case week -> week(narrator);
                case topup -> new TopUpStory(narrator, data.control(), slug, pay).tell();
            }
            narrator.chapter("The books are audited, row by row.");
            return audit();
        } catch (Mismatch mismatch) {
            System.err.println("   MISMATCH: " + mismatch.getMessage());
            return 1;
        }
    }

    private void charges(Narrator narrator, String slug) throws IOException, InterruptedException, Mismatch {
        IdentityProvider identity = identity();
        String operator = identity.sign(new Person(Role.OPERATOR, "demo", ""), Instant.now(), TOKEN_LIFE);
        new Story(narrator, operator, slug).tell();
        SchoolStory.tell(narrator, identity, people(), data.control());
    }

    private void week(Narrator narrator) throws IOException, InterruptedException, Mismatch {
        new WeekStory(narrator, identity(), people(), new BusinessTime(narrator, data.control()), documents()).tell();
    }

    private void month(Narrator narrator, String slug) throws IOException, InterruptedException, Mismatch {
        BusinessTime time = new BusinessTime(narrator, data.control());
        new MonthStory(narrator, identity(), time, new Mailbox(data.control()), slug, documents()).tell();
    }

    private People people() {
        return new People(data.home().people());
    }

    private Path documents() {
        return data.home().data().resolve("documents").toAbsolutePath();
    }

    private IdentityProvider identity() throws IOException {
        return new IdentityProvider(data.secrets().signingKey());
    }

    private int audit() {
        return new CommandLine(new AuditCommand())
                .execute(
                        "--settle",
                        SETTLED_WITHIN.toString(),
                        "--data",
                        data.home().data().toString());
    }
}
