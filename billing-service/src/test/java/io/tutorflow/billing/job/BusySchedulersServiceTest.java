package io.tutorflow.billing.job;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What operators are told of a scheduler that hangs, or does all that it can do already. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class BusySchedulersServiceTest extends Operating {

    @Inject
    Rounding rounding;

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

    private static ValidatableResponse run(String name) {
        return with(TestTokens.operator())
                .post(SCHEDULERS + "/" + name + "/run")
                .then();
    }
}
