package io.tutorflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person at the page behind an agent's link, in a real browser. */
class CheckoutBrowserTest {

    private static final String SCRIPT = "checkout.mjs";
    private static final String RELOAD = "/v1/platform/agent/billing/auto-reload";
    private static final Pattern LINK = Pattern.compile("/v1/platform/agent/verify-email\\?token=[0-9a-f]{64}");

    private static final Pattern RELOAD_LINK = Pattern.compile("http\\S+/checkout/\\?token=[0-9a-f]{64}");

    private static Browser browser;

    private LocalStack stack;
    private Client agent;
    private String checkoutUrl;
    private String email;

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
        Waiting.until("the address is verified", () -> verify(email));
        checkoutUrl = agent.post("/v1/platform/agent/billing/session", Map.of())
                .body()
                .path("checkoutUrl")
                .asText();
    }

    @Test
    void saysThatAnAmountIsTooLittle() throws Exception {
        browser.follow(SCRIPT, checkoutUrl, "too little");
    }

    @Test
    void aPersonPaysKeepsTheCardAndSwitchesAutomaticReloadOn() throws Exception {
        browser.follow(SCRIPT, checkoutUrl, "card kept");
        assertThat(reload().path("autoReloadEnabled").asBoolean(true)).isFalse();

        browser.follow(SCRIPT, checkoutUrl, "asks for the owner's link");
        browser.follow(SCRIPT, mailedLink(), "reload on");

        assertThat(reload().path("autoReloadEnabled").asBoolean()).isTrue();
        assertThat(reload().path("autoReloadThresholdUsd").decimalValue()).isEqualByComparingTo("10");
        assertThat(reload().path("autoReloadTargetUsd").decimalValue()).isEqualByComparingTo("20");
    }

    private JsonNode reload() {
        return agent.get(RELOAD).body();
    }

    private boolean verify(String email) throws Exception {
        var link = mailed(email, LINK);
        return link.isPresent() && stack.gateway().get(link.get()).isSuccess();
    }

    private String mailedLink() throws Exception {
        return mailed(email, RELOAD_LINK).orElseThrow();
    }

    private Optional<String> mailed(String to, Pattern pattern) throws Exception {
        for (var mail : stack.control().get("/mail").body()) {
            var link = pattern.matcher(mail.path("body").asText());
            if (mail.path("to").asText().contains(to) && link.find()) {
                return Optional.of(link.group());
            }
        }
        return Optional.empty();
    }
}
