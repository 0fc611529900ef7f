package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What nobody asks about is found by comparing usage with the ledger, hour by hour, and no hand is laid on. */
class HealingTest {

    /** The current hour is over then, and what was on its way has arrived. */
    private static final String PAST_THE_HOUR = "+80m";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int EVENTS = 20;
    private static final int CALLERS = 4;

    private final LocalStack stack = Suite.stack();
    private final Billing billing = new Billing(stack);
    private final MeasuredUsage measured = new MeasuredUsage(stack);

    @Test
    void measuredUsageWhoseEventsKafkaLostIsCaptured() throws Exception {
        var workspace = stack.workspaceWith(100);
        assertThat(measured.by(workspace, 1, Instant.now()).status()).isEqualTo(200);
        Waiting.until("the first is captured", () -> balance(workspace) == 98);
        billing.stop();
        assertThat(measured.by(workspace, EVENTS, Instant.now())
                        .body()
                        .path("accepted")
                        .asInt())
                .isEqualTo(EVENTS);
        measured.skipWhatWasTold();
        billing.start();
        assertThat(balance(workspace)).isEqualTo(98);

        stack.tutorflow("clock", PAST_THE_HOUR).demandSuccess();

        Waiting.until("they are captured", PATIENCE, () -> balance(workspace) == 98 - 2 * EVENTS);
        stack.tutorflow("audit").demandSuccess();
    }

    @Test
    void whatASetBackOfTheLedgersDatabaseTookIsWrittenAgain() throws Exception {
        var payers = List.of(stack.workspaceWith(100_000), stack.workspaceWith(100_000));
        var ledger = new SetBack(stack, "billing");
        var over = new AtomicBoolean();
        try (var callers = Executors.newFixedThreadPool(CALLERS + 1)) {
            var running = load(callers, payers, over);
            Waiting.until("some are captured", () -> captures() > 50);
            ledger.keep();
            int kept = captures();
            Waiting.until("more are captured", () -> captures() > kept + 200);
            stack.tutorflow("clock", "+10m").demandSuccess();
            int later = captures();
            Waiting.until("and more", () -> captures() > later + 200);
            billing.stop();
            int before = captures();
            ledger.restore();
            int lost = before - captures();
            billing.start();
            Waiting.until(
                    "creates succeed again",
                    () -> course(payers.getFirst(), "Again").status() == 201);
            over.set(true);
            for (var one : running) {
                one.get(2, TimeUnit.MINUTES);
            }
            assertThat(lost).isGreaterThan(400);
            System.out.printf("billing's database was set back by ten minutes: %,d captures were lost%n", lost);
        }

        stack.tutorflow("clock", PAST_THE_HOUR).demandSuccess();

        Waiting.until(
                "all is as it should be",
                PATIENCE,
                () -> stack.tutorflow("audit", "--settle", "PT3S").exitCode() == 0);
        assertThat(Integer.parseInt(billing.one("SELECT sum(healed) FROM compared_hour")))
                .isGreaterThan(400);
        assertThat(billing.one("SELECT sum(surplus) + sum(contradicting) FROM compared_hour"))
                .isEqualTo("0");
    }

    /** Work that is delivered, that fails, that takes a while, and that was measured elsewhere. */
    private List<Future<?>> load(ExecutorService callers, List<Workspace> payers, AtomicBoolean over) {
        var running = new ArrayList<Future<?>>();
        var prompts = List.of("Volcanoes", "Glaciers [fail]", "Rivers [slow 3000]", "Deserts [deliver 1]");
        for (int i = 0; i < CALLERS; i++) {
            var payer = payers.get(i % payers.size());
            var prompt = prompts.get(i);
            running.add(callers.submit(() -> {
                while (!over.get()) {
                    course(payer, prompt);
                }
            }));
        }
        running.add(callers.submit(() -> {
            while (!over.get()) {
                measured.by(payers.getFirst(), EVENTS, Instant.now());
                Thread.sleep(200);
            }
            return null;
        }));
        return running;
    }

    private static Answer course(Workspace workspace, String prompt) {
        return workspace
                .client()
                .post(
                        "/v1/platform/courses",
                        Map.of(
                                "prompt",
                                prompt,
                                "lessonCount",
                                2,
                                "idempotencyKey",
                                UUID.randomUUID().toString()));
    }

    private static int balance(Workspace workspace) {
        return workspace
                .client()
                .get("/v1/platform/agent/account")
                .body()
                .path("creditBalance")
                .asInt(-1);
    }

    private int captures() throws Exception {
        return Integer.parseInt(billing.one("SELECT count(*) FROM transfer WHERE kind = 'capture'"));
    }
}
