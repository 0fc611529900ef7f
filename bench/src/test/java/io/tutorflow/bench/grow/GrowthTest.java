package io.tutorflow.bench.grow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What Java derives from the seed is what SQL derives. */
class GrowthTest {

    private final Growth growth = new Growth("ab12cd34", 1_000, 10, 365, 1_700_000_000_000L);

    @Test
    void derivesIdsAsMd5DoesInSql() {
        // SELECT overlay(md5('ab12cd34-account-7') placing '4' from 13 for 1)::uuid
        assertThat(growth.id("account", 7)).isEqualTo(UUID.fromString("fca9326e-3b5e-4809-e9dc-02acdd7a3a60"));
    }

    @Test
    void derivesKeysOfTheUsualForm() {
        assertThat(growth.key(3)).matches("tf_platform_live_[0-9a-f]{43}").isNotEqualTo(growth.key(4));
    }

    @Test
    void spreadsRecordsOverAYear() {
        assertThat(growth.newest()).hasToString("2023-11-14T22:13:20Z");
        assertThat(growth.oldest()).hasToString("2022-11-14T22:13:20Z");
    }
}
