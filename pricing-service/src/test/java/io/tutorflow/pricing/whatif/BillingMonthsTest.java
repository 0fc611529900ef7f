package io.tutorflow.pricing.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.internal.whatif.WhatIfQuestion;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BillingMonthsTest {

    @Test
    void whatIsTooMuchForOneAnswerIsRefusedInWords() {
        assertThatThrownBy(() -> ask(new WebApplicationException(409), null, 50))
                .isInstanceOf(ApiProblem.class)
                .hasMessage(
                        "Validation failed: limit must be lower: what 50 workspaces have used since 2026-10 is too much"
                                + " to be added up at once");
        assertThatThrownBy(() -> ask(new WebApplicationException(409), UUID.randomUUID(), 50))
                .hasMessage(
                        "Validation failed: month must be later: what one workspace has used since 2026-10 is too much"
                                + " to be added up at once");
        assertThatThrownBy(() -> ask(new WebApplicationException(409), null, 1))
                .hasMessageContaining("month must be later");
    }

    @Test
    void whateverElseFailsMayBeAskedAgain() {
        for (var failure : List.of(
                new WebApplicationException(503), new WebApplicationException(500), new ConnectException("refused"))) {
            assertThatThrownBy(() -> ask(failure, null, 50))
                    .isInstanceOfSatisfying(
                            ApiProblem.class,
                            problem -> assertThat(problem.code()).isEqualTo(ErrorCode.PLATFORM_UNAVAILABLE))
                    .hasMessageStartingWith("Months cannot be rated right now");
        }
    }

    private static void ask(Throwable failure, @Nullable UUID workspace, int limit) {
        new BillingMonths(question -> Uni.createFrom().failure(failure))
                .rate(new WhatIfQuestion(YearMonth.of(2026, 10), List.of(), List.of(), workspace, limit, null))
                .await()
                .indefinitely();
    }
}
