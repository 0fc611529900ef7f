package io.tutorflow.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final UUID ID = new UUID(1, 2);

    @Test
    void eachColumnHasAValueOfEachRowInTheirOrder() {
        var tuple = new Columns<>(List.of(new Row("a", 1L), new Row("b", null)))
                .texts(Row::name)
                .longs(Row::count)
                .everywhere(ID)
                .tuple();

        assertThat(tuple.getArrayOfStrings(0)).containsExactly("a", "b");
        assertThat(tuple.getArrayOfLongs(1)).containsExactly(1L, null);
        assertThat(tuple.getUUID(2)).isEqualTo(ID);
    }

    @Test
    void timesAreInUtcAndMayBeMissing() {
        var at = Instant.parse("2026-03-01T12:00:00Z");

        var tuple =
                new Columns<>(List.of(1, 2)).times(row -> row == 1 ? at : null).tuple();

        assertThat(tuple.getArrayOfOffsetDateTimes(0))
                .containsExactly(OffsetDateTime.parse("2026-03-01T12:00:00Z"), null);
    }

    private record Row(String name, @Nullable Long count) {}
}
