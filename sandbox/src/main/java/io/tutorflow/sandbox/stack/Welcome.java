package io.tutorflow.sandbox.stack;

import java.time.Duration;

/** The last output of {@code up}: where everything is, and what to try. */
final class Welcome {

    private Welcome() {}

    static String text(StackOptions options, Duration took) {
        return """

                TutorFlow is up (%d s).
                  console    %4$s
                  API        %2$s/v1/platform/pricing-catalog
                  API docs   %2$s/docs/
                  health     %2$s/health
                  logs       %3$s/logs

                Try
                  curl -s %2$s/v1/platform/agent/register -H 'Content-Type: application/json' -d '{"name":"My agent","slug":"my-agent"}'
                  ./tutorflow demo
                  ./tutorflow demo topup    (pay in a browser, by test card)
                  ./tutorflow audit
                """.formatted(
                        took.toSeconds(), options.publicUrl(), options.home().data(), options.consoleUrl());
    }
}
