package io.tutorflow.sandbox.stripe;

import io.tutorflow.sandbox.clock.ClockFile;
import io.tutorflow.sandbox.gateway.EventLoops;
import io.tutorflow.sandbox.stripe.api.SecretKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The process of the stack's own Stripe. */
@Command(name = "stripe", hidden = true, description = "Runs a Stripe of the stack's own.")
public final class StripeCommand implements Callable<Integer> {

    /** What callers show: {@code sk_test_…}. */
    public static final String KEY_VARIABLE = "TUTORFLOW_STRIPE_API_KEY";

    /** What webhooks are signed with: {@code whsec_…}. */
    public static final String SECRET_VARIABLE = "TUTORFLOW_STRIPE_WEBHOOK_SECRET";

    /** The same for thin ones, which go elsewhere. */
    public static final String THIN_SECRET_VARIABLE = "TUTORFLOW_STRIPE_THIN_WEBHOOK_SECRET";

    @Option(names = "--host", defaultValue = "127.0.0.1")
    private String host;

    @Option(names = "--listen-port", required = true)
    private int port;

    @Option(names = "--data", required = true, description = "The folder with what the account holds.")
    private Path folder;

    /** Without one, nobody is told of anything until somebody registers. */
    @Option(names = "--webhook-url")
    private @Nullable String webhookUrl;

    /** The same for thin events, which tell of meters. */
    @Option(names = "--thin-webhook-url")
    private @Nullable String thinWebhookUrl;

    /** Without one, business time is real time. */
    @Option(names = "--clock-file", defaultValue = "no-clock")
    private Path clockFile;

    /** Without one, where it listens. */
    @Option(names = "--public-url", description = "Under which people reach the pages.")
    private @Nullable String publicUrl;

    @Option(names = "--until-stdin-closes", description = "End when whoever started it does.")
    private boolean untilStdinCloses;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ClockFile clock = new ClockFile(clockFile);
        String shown = publicUrl == null ? "http://" + host + ":" + port : publicUrl;
        StripeAccount account =
                new StripeAccount(folder, new SecretKey(demanded(KEY_VARIABLE)), () -> now(clock), shown);
        if (webhookUrl != null) {
            account.listenAt(webhookUrl, demanded(SECRET_VARIABLE));
        }
        if (thinWebhookUrl != null) {
            account.listenThinlyAt(thinWebhookUrl, demanded(THIN_SECRET_VARIABLE));
        }
        account.start();
        if (untilStdinCloses) {
            Thread.ofVirtual().start(StripeCommand::endWithStdin);
        }
        return EventLoops.run(List.of(() -> new StripeServer(host, port, account)));
    }

    private static Instant now(ClockFile clock) {
        try {
            return Instant.now().plus(clock.offset());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** At once: what it has acknowledged is on disk at any moment. */
    private static void endWithStdin() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            System.err.println("standard input: " + closed.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }

    private static String demanded(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set");
        }
        return value;
    }
}
