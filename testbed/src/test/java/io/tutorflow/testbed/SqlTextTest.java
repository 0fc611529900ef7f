package io.tutorflow.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTextTest {

    @Test
    void readsWhatIsSelectedAndJoined() {
        var sql =
                "SELECT a FROM wallet w JOIN unnest($1::uuid[]) AS seen (id) ON true LEFT JOIN LATERAL (SELECT 1 FROM refund) r";

        assertThat(SqlText.tables(sql)).contains("wallet", "refund");
    }

    @Test
    void readsListsOfTables() {
        assertThat(SqlText.tables("SELECT 1 FROM wallet AS w, transfer, open_hold h, told WHERE w.id = h.id"))
                .containsExactlyInAnyOrder("wallet", "transfer", "open_hold", "told");
    }

    @Test
    void readsWhatIsWritten() {
        assertThat(SqlText.tables(
                        "WITH a AS (INSERT INTO crossing (id) SELECT 1), b AS (UPDATE wallet SET x = 1 FROM a)"
                                + " DELETE FROM open_hold USING refund r"))
                .contains("crossing", "wallet", "open_hold", "refund");
    }

    @Test
    void sentencesAreNoSql() {
        assertThat(SqlText.tables("credits from a wallet are told into a transfer"))
                .isEmpty();
    }

    @Test
    void noticesThatATableCannotBeRead() {
        assertThat(SqlText.isCutBeforeATable("SELECT count(*) FROM ")).isTrue();
        assertThat(SqlText.isCutBeforeATable("SELECT count(*) FROM wallet ")).isFalse();
    }
}
