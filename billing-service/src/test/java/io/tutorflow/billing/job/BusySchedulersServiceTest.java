package io.tutorflow.billing.job;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What operators are told of a scheduler that hangs, or does all that it can do already. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class BusySchedulersServiceTest extends Operating {

    @Inject
    Rounding rounding;

    @Inject
    DueWorkTable table;

    @Test
    void withoutAFreeLaneARunSaysSo() {
        var finish = new CompletableFuture<Void>();
        numbering.does(due -> Uni.createFrom().completionStage(finish).replaceWith(new Outcome.Done()));
        for (int i = 0; i < Numbering.AT_ONCE + 1; i++) {
            due("numbering");
        }
        var running = beside(() -> run("numbering"));
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> numbering.tried().size() == Numbering.AT_ONCE);

        run("numbering").statusCode(200).body("worked", equalTo(0)).body("busy", equalTo(true));

        finish.complete(null);
        running.join();
        run("numbering").statusCode(200).body("busy", equalTo(false));
    }

    @Test
    void aRoundIsOneAtATime() {
        var begun = new CompletableFuture<Void>();
        var finish = new CompletableFuture<Void>();
        rounding.does(() -> {
            begun.complete(null);
            return Uni.createFrom().completionStage(finish);
        });
        var running = beside(() -> run("rounding"));
        begun.join();

        run("rounding").statusCode(200).body("busy", equalTo(true));

        finish.complete(null);
        running.join();
        run("rounding").statusCode(200).body("busy", equalTo(false));
    }

    @Test
    void aRoundThatHangsCountsAsFailedAndTheNextMayBegin() {
        rounding.does(() -> Uni.createFrom().nothing());

        run("rounding").statusCode(500);

        list().body(of("rounding", "lastError"), containsString("The round of rounding has not ended after PT2S"));
        rounding.does(() -> Uni.createFrom().voidItem());
        run("rounding").statusCode(200).body("busy", equalTo(false));
    }

    @Test
    void aTurnThatIsHastenedWhileItIsTakenIsTakenAgainAfterwards() {
        var taken = new AtomicInteger();
        var finish = new CompletableFuture<Void>();
        var turns = new TurnRunner(
                new Turn(turning(() -> {
                    taken.incrementAndGet();
                    return Uni.createFrom().completionStage(finish);
                })),
                table,
                new SimpleMeterRegistry());
        var running = beside(() -> subscribe(turns::round));
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> taken.get() == 1);

        execute("UPDATE due_work SET due_at = now() WHERE job = 'turning'");

        // Given up unless it answers at once: it would wait for what is going on.
        assertEquals(
                0,
                subscribe(() ->
                        turns.round().ifNoItem().after(Duration.ofSeconds(5)).fail()));
        assertEquals(
                new Ran(0, true),
                subscribe(() ->
                        turns.byHand().ifNoItem().after(Duration.ofSeconds(5)).fail()));
        assertEquals(1, taken.get());
        finish.complete(null);
        running.join();
        assertEquals(1, subscribe(turns::round));
        assertEquals(2, taken.get());
    }

    private static PeriodicJob turning(Supplier<Uni<Void>> behaviour) {
        return new PeriodicJob() {
            @Override
            public Schedule schedule() {
                return new Schedule("turning", "24h");
            }

            @Override
            public Duration period() {
                return Duration.ofHours(1);
            }

            @Override
            public Duration limit() {
                return Duration.ofMinutes(1);
            }

            @Override
            public Uni<Void> run() {
                return behaviour.get();
            }
        };
    }

    private static <T> T subscribe(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private static ValidatableResponse run(String name) {
        return with(TestTokens.operator())
                .post(SCHEDULERS + "/" + name + "/run")
                .then();
    }
}
