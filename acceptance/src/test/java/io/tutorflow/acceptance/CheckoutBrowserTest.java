package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person at the page behind an agent's link, in a real browser. */
class CheckoutBrowserTest {

    private static final String SCRIPT = "checkout.mjs";
    private static final Pattern VERIFY =
            Pattern.compile("http\\S+/v1/platform/agent/verify-email\\?token=[0-9a-f]{64}");
    private static final Pattern RELOAD = Pattern.compile("http\\S+/checkout/\\?token=[0-9a-f]{64}");
    private static final Pattern FORGET = Pattern.compile("http\\S+/checkout/forget-card\\.html\\?token=[0-9a-f]{64}");

    private static Browser browser;

    private LocalStack stack;
    private Client agent;
    private String email;
    private String checkoutUrl;

    @BeforeAll
    static void thereIsABrowser() throws Exception {
        browser = Browser.orSkip(Path.of("target", "npm").toAbsolutePath());
    }

    @BeforeEach
    void anAgentAsksItsHuman() throws Exception {
        stack = Suite.stack();
        email = UUID.randomUUID() + "@agents.example";
        var made = stack.gateway()
                .post(
                        "/v1/platform/agent/register",
                        Map.of("name", "Payer", "slug", "payer-" + UUID.randomUUID(), "email", email));
        agent = stack.gateway().with(made.body().path("apiKey").asText());
        browser.follow(SCRIPT, linkOf(VERIFY), "verifies");
        checkoutUrl = agent.post("/v1/platform/agent/billing/session", Map.of())
                .body()
                .path("checkoutUrl")
                .asText();
    }

    @Test
    void saysThatAnAmountIsTooLittleAndKeepsItWhenOneComesBack() throws Exception {
        browser.follow(SCRIPT, checkoutUrl, "too little");
        browser.follow(SCRIPT, checkoutUrl, "comes back");
    }

    @Test
    void fitsAPhoneAndThanksForPaymentsOnly() throws Exception {
        browser.follow(SCRIPT, checkoutUrl, "no sideways");
        browser.follow(SCRIPT, checkoutUrl, "no payment");
    }

    @Test
    void aPersonPaysKeepsTheCardSwitchesReloadOnAndHasTheCardForgottenByMail() throws Exception {
        browser.follow(SCRIPT, checkoutUrl, "card kept");
        assertThat(hasCard()).isTrue();

        browser.follow(SCRIPT, checkoutUrl, "asks for the owner's link");
        browser.follow(SCRIPT, linkOf(RELOAD), "reload on");
        assertThat(reloads()).isTrue();

        browser.follow(SCRIPT, checkoutUrl, "asks to forget");
        assertThat(hasCard()).isTrue();

        browser.follow(SCRIPT, linkOf(FORGET), "forgets");
        assertThat(hasCard()).isFalse();
        assertThat(reloads()).isFalse();
    }

    private boolean reloads() {
        return agent.get("/v1/platform/agent/billing/auto-reload")
                .body()
                .path("autoReloadEnabled")
                .asBoolean();
    }

    private boolean hasCard() {
        return agent.get("/v1/platform/agent/billing/status")
                .body()
                .path("hasPaymentMethod")
                .asBoolean();
    }

    /** Of the newest mail that has such a link, once one came. */
    private String linkOf(Pattern kind) throws Exception {
        var found = new AtomicReference<String>();
        Waiting.until("a mail came", () -> {
            for (var mail : stack.control().get("/mail").body()) {
                var link = kind.matcher(mail.path("body").asText());
                if (mail.path("to").asText().contains(email) && link.find()) {
                    found.set(link.group());
                }
            }
            return found.get() != null;
        });
        return Objects.requireNonNull(found.get());
    }
}
