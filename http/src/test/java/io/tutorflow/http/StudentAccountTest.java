package io.tutorflow.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class StudentAccountTest {

    private static final UUID SCHOOL = UUID.fromString("6a1d0a56-9a3e-4c3a-9b7e-0d7f4c1f2a10");

    /** Two services make it, and old ones are kept for ever: the rule never changes. */
    @Test
    void isTheSameForEver() {
        assertThat(StudentAccount.idOf(SCHOOL, "mia")).hasToString("e749fcb1-dc41-8418-9203-f3d1e620266e");
    }

    @Test
    void isAUuidOfVersion8() {
        var id = StudentAccount.idOf(SCHOOL, "mia");

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void isAnotherOneInAnotherSchool() {
        assertThat(StudentAccount.idOf(SCHOOL, "mia"))
                .isNotEqualTo(StudentAccount.idOf(SCHOOL, "leo"))
                .isNotEqualTo(StudentAccount.idOf(UUID.randomUUID(), "mia"));
    }
}
