package io.tutorflow.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Multi;
import org.junit.jupiter.api.Test;

class CsvFileTest {

    private static final String HEADER = "date\r\n";

    @Test
    void theHeaderComesOnceAlsoIfThereIsNothingElse() {
        assertThat(sent(Multi.createFrom().items("1\r\n", "2\r\n"))).isEqualTo("date\r\n1\r\n2\r\n");
        assertThat(sent(Multi.createFrom().item(""))).isEqualTo(HEADER);
        assertThat(sent(Multi.createFrom().empty())).isEqualTo(HEADER);
    }

    @Test
    void whatFailsAtOnceHasSentNothing() {
        Multi<String> failing = Multi.createFrom().failure(ApiProblem.unavailable("The database"));

        assertThatThrownBy(() -> CsvFile.of("list.csv", HEADER, failing)
                        .collect()
                        .first()
                        .await()
                        .indefinitely())
                .isInstanceOf(ApiProblem.class);
    }

    private static String sent(Multi<String> lines) {
        return String.join(
                "",
                CsvFile.of("list.csv", HEADER, lines).collect().asList().await().indefinitely());
    }
}
