package io.tutorflow.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

    private static final UUID SCHOOL = UUID.fromString("4f1c1b52-0d1e-4b7a-9f0e-6a2b3c4d5e6f");

    @Test
    void isTheSubjectWhateverElseTheTokenCallsIt() {
        var person = person(Map.of(
                "sub",
                "mia",
                "upn",
                "leo",
                "preferred_username",
                "leo",
                "role",
                "student",
                "org_id",
                SCHOOL.toString()));

        assertThat(person.getName()).isEqualTo("mia");
        assertThat(person).isEqualTo(new Person("mia", "student", SCHOOL, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "workspace_owner", "org_admin", "teacher", "student"})
    void hasOneOfTheRolesOfPeople(String role) {
        assertThat(person(Map.of("sub", "mia", "role", role)).role()).isEqualTo(role);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"service", "platform", "admin", "", " operator", "operator ", "Operator", "operator student"})
    void hasNoOtherRole(String role) {
        assertThat(person(Map.of("sub", "mia", "role", role)).role()).isNull();
    }

    @Test
    void hasNoRoleIfTheTokenNamesSeveralOrNone() {
        assertThat(person(Map.of("sub", "mia", "role", List.of("operator"))).role())
                .isNull();
        assertThat(person(Map.of("sub", "mia", "role", Map.of("operator", true)))
                        .role())
                .isNull();
        assertThat(person(Map.of("sub", "mia", "groups", List.of("operator"), "roles", List.of("operator")))
                        .role())
                .isNull();
    }

    @Test
    void actsForNoAccountByTheIdThatSystemsSendForNone() {
        var person = person(Map.of(
                "sub",
                "mia",
                "role",
                "org_admin",
                "org_id",
                "00000000-0000-0000-0000-000000000000",
                "workspace_id",
                "00000000-0000-0000-0000-000000000000"));

        assertThat(person).isEqualTo(new Person("mia", "org_admin", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mía", "a b", "auth0|7", "林", "\uD83E\uDD8A"})
    void mayBeCalledByAnyPrintableCharacters(String subject) {
        assertThat(Person.of(token(Map.of("sub", subject, "role", "student"))))
                .hasValueSatisfying(person -> assertThat(person.subject()).isEqualTo(subject));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2003", "mia\n", "mi\u0000a", "mi\u0085a", "mi\u2028a", "mi\uD83Ea"})
    void isNobodyWithoutASubjectThatCanBeOne(String subject) {
        assertThat(Person.of(token(Map.of("sub", subject, "role", "student")))).isEmpty();
    }

    @Test
    void isNobodyWithoutASubjectOrWithOneTooLong() {
        assertThat(Person.of(token(Map.of("upn", "mia", "role", "student")))).isEmpty();
        assertThat(Person.of(token(Map.of("sub", 7, "role", "student")))).isEmpty();
        assertThat(Person.of(token(Map.of("sub", "m".repeat(256))))).isEmpty();
        assertThat(Person.of(token(Map.of("sub", "m".repeat(255))))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "school-1", "4f1c1b52-0d1e-4b7a-9f0e-6a2b3c4d5e6f "})
    void belongsToNothingThatIsNoUuid(String id) {
        assertThat(person(Map.of("sub", "mia", "org_id", id)).organizationId()).isNull();
        assertThat(person(Map.of("sub", "mia", "org_id", List.of(id))).organizationId())
                .isNull();
    }

    private static Person person(Map<String, ?> claims) {
        return Person.of(token(claims)).orElseThrow();
    }

    private static JsonWebToken token(Map<String, ?> claims) {
        return new JsonWebToken() {
            @Override
            public String getName() {
                return String.valueOf(claims.get("upn"));
            }

            @Override
            public Set<String> getClaimNames() {
                return claims.keySet();
            }

            @Override
            @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
            public <T> @Nullable T getClaim(String name) {
                return (T) claims.get(name);
            }
        };
    }
}
