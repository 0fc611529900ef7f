package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.School;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People of a school at the console, in a real browser. */
class ConsoleBrowserTest {

    private static final String SCRIPT = "console.mjs";
    private static final List<String> BILLING = List.of("billing-service", "billing-service-2");

    private static Browser browser;

    private LocalStack stack;
    private School school;

    @BeforeAll
    static void thereIsABrowser() throws Exception {
        browser = Browser.orSkip(Path.of("target", "npm").toAbsolutePath());
    }

    @BeforeEach
    void aSchoolHasTokens() throws Exception {
        stack = Suite.stack();
        school = stack.schoolWith(1_000);
    }

    @Test
    void anAdminLooksAfterTheTokens() throws Exception {
        follow("an admin looks after the tokens");

        assertThat(school.admin()
                        .get("/v1/school/settings/low-balance-threshold")
                        .body()
                        .path("thresholdTokens")
                        .asInt())
                .isEqualTo(250);
    }

    @Test
    void aSessionIsOneBrowsersAndAForgedPostIsRefused() throws Exception {
        follow("a session is one browser’s");
    }

    @Test
    void onlyTheCardsOfAStoppedServiceSaySo() throws Exception {
        Map<String, Object> budget = Map.of("period", "weekly", "limitTokens", 100);
        LocalStack.demand(school.admin().put("/v1/school/teachers/ana/budget", budget), 200);

        for (String part : BILLING) {
            stack.tutorflow("stop", part).demandSuccess();
        }
        try {
            follow("an admin without billing-service");
            follow("a teacher without billing-service");
        } finally {
            for (String part : BILLING) {
                stack.tutorflow("start", part).demandSuccess();
            }
        }
        Waiting.until("billing-service is up again", stack::isReady);
    }

    private void follow(String story) throws Exception {
        browser.follow(SCRIPT, "http://127.0.0.1:" + stack.basePort(), story, school.id());
    }
}
