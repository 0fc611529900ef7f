package io.tutorflow.sandbox.stripe;

import io.tutorflow.sandbox.secret.Secrets;
import io.tutorflow.sandbox.stack.DataFolder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what a developer needs to speak to a part of the stack with a client of its maker's. */
@Command(
        name = "key",
        description = {
            "Print what a client of Stripe needs to call the stack's own Stripe, as lines of a shell:",
            "eval \"$(./tutorflow key stripe)\"; curl -s $STRIPE_API_BASE/v1/customers -u $STRIPE_API_KEY:"
        })
public final class KeyCommand implements Callable<Integer> {

    private static final String PART = "stripe";

    @Mixin
    private final DataFolder data = new DataFolder();

    @Parameters(paramLabel = "OF", description = "stripe.")
    private Parts of = Parts.stripe;

    /** What has a key. */
    enum Parts {
        stripe
    }

    @Override
    public Integer call() throws IOException {
        switch (of) {
            case stripe -> printStripe();
        }
        return 0;
    }

    private void printStripe() throws IOException {
        if (data.stack().parts().stream().noneMatch(part -> part.name().equals(PART))) {
            throw new IOException("this stack has no Stripe of its own, because it was started with a STRIPE_API_KEY");
        }
        Secrets secrets = data.secrets();
        System.out.println("STRIPE_API_KEY=" + secrets.stripeKey());
        System.out.println("STRIPE_WEBHOOK_SECRET=" + secrets.stripeWebhookSecret());
        System.out.println("STRIPE_THIN_WEBHOOK_SECRET=" + secrets.stripeThinWebhookSecret());
        System.out.println("STRIPE_API_BASE=http://127.0.0.1:" + data.ports().stripe());
    }
}
