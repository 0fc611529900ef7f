package io.tutorflow.usage.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.AccountKind;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.internal.account.FoundAccounts;
import io.tutorflow.internal.account.FoundKind;
import io.tutorflow.usage.workspace.Workspaces;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private static final SimpleMeterRegistry METRICS = new SimpleMeterRegistry();
    private static final UUID ID = new UUID(0, 1);

    @Test
    void whoIsNotKnownIsAskedAbout() {
        assertThat(kindOf(Map.of(ID, FoundKind.STUDENT))).contains(AccountKind.STUDENT);
        assertThat(kindOf(Map.of())).isEmpty();
    }

    @Test
    void anUnknownKindIsA503AndNotNobody() {
        assertThatThrownBy(() -> kindOf(Map.of(ID, FoundKind.NOT_UNDERSTOOD)))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ErrorCode.PLATFORM_UNAVAILABLE));
    }

    @Test
    void itsNeighboursAreKnown() {
        var other = new UUID(0, 2);

        var kinds = accounts(Map.of(ID, FoundKind.NOT_UNDERSTOOD, other, FoundKind.WORKSPACE))
                .kindsOf(Set.of(ID, other))
                .await()
                .indefinitely();

        assertThat(kinds.known()).isEqualTo(Map.of(other, AccountKind.WORKSPACE));
        assertThat(kinds.notUnderstood()).containsExactly(ID);
        assertThat(METRICS.get("tutorflow.answers.strange").counter().count()).isPositive();
    }

    private static Optional<AccountKind> kindOf(Map<UUID, FoundKind> found) {
        return accounts(found).kindOf(ID).await().indefinitely();
    }

    private static Accounts accounts(Map<UUID, FoundKind> found) {
        return new Accounts(new Workspaces(), lookup -> Uni.createFrom().item(new FoundAccounts(found)), METRICS);
    }
}
