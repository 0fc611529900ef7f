package io.tutorflow.usage.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.http.ApiKeyVerdict;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.KeyHash;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownApiKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final List<UniEmitter<? super Optional<WorkspaceChanged>>> questions = new ArrayList<>();
    private final Workspaces workspaces = new Workspaces();
    private final Agent agent = new Agent(UUID.randomUUID(), UUID.randomUUID(), "tf_platform_live_x");
    private final KeyHash hash = KeyHash.of(agent.key());
    private final KnownApiKeys keys = new KnownApiKeys(
            workspaces, asked -> Uni.createFrom().emitter(questions::add), () -> NOW, Duration.ofMinutes(1));

    @Test
    void manyWhoAskForOneKeyShareOneQuestion() {
        var verdicts = new ArrayList<ApiKeyVerdict>();
        for (int i = 0; i < 10; i++) {
            keys.judge(hash).subscribe().with(verdicts::add);
        }
        assertThat(questions).hasSize(1);

        questions.getFirst().complete(Optional.of(Stage.stateOf(agent, 1, "active", "active", null)));

        assertThat(verdicts).hasSize(10).allMatch(ApiKeyVerdict.Valid.class::isInstance);
    }

    @Test
    void anUnknownKeyIsRemembered() {
        keys.judge(hash).subscribe().with(verdict -> {});
        questions.getFirst().complete(Optional.empty());

        assertThat(judge()).isInstanceOf(ApiKeyVerdict.Unknown.class);
        assertThat(questions).hasSize(1);
    }

    @Test
    void aFailureIsNotRemembered() {
        var failed = keys.judge(hash).subscribeAsCompletionStage();
        questions.getFirst().fail(ApiProblem.unavailable("The check"));
        assertThatThrownBy(failed::join).hasCauseInstanceOf(ApiProblem.class);

        keys.judge(hash).subscribe().with(verdict -> {});

        assertThat(questions).hasSize(2);
    }

    @Test
    void aFloodOfWrongKeysDoesNotBecomeTheIssuersFlood() {
        for (int i = 0; i < 100; i++) {
            keys.judge(KeyHash.of("tf_platform_live_" + i)).subscribe().with(verdict -> {}, failure -> {});
        }

        assertThat(questions).hasSize(64);
    }

    @Test
    void expiryIsJudgedByTheClock() {
        workspaces.apply(Stage.stateOf(agent, 1, "active", "active", NOW));
        assertThat(judge()).isInstanceOf(ApiKeyVerdict.Expired.class);

        workspaces.apply(Stage.stateOf(agent, 2, "active", "active", NOW.plusMillis(1)));
        assertThat(judge()).isInstanceOf(ApiKeyVerdict.Valid.class);
    }

    @Test
    void anOlderStateChangesNothing() {
        workspaces.apply(Stage.stateOf(agent, 2, "active", "revoked", null));
        workspaces.apply(Stage.stateOf(agent, 1, "active", "active", null));

        assertThat(judge()).isInstanceOf(ApiKeyVerdict.Revoked.class);
    }

    @Test
    void aKeyThatItsWorkspaceNoLongerHasIsUnknown() {
        workspaces.apply(Stage.stateOf(agent, 1, "active", "active", null));
        var successor = new Agent(agent.workspaceId(), UUID.randomUUID(), "tf_platform_live_y");
        workspaces.apply(Stage.stateOf(successor, 2, "active", "active", null));

        keys.judge(hash).subscribe().with(verdict -> {});

        assertThat(questions).hasSize(1);
    }

    private ApiKeyVerdict judge() {
        return keys.judge(hash).await().indefinitely();
    }
}
