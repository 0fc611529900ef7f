package io.tutorflow.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/platform/courses",
                "/v1/platform/courses/",
                "/v1/platform/.well-known/agent.json",
                "/v1/school/teachers/auth0%7C42/budget",
                "/v1/platform/courses/0198-a_b~c",
                "/v1/school/teachers/a%2Fb%3Bc%3Fd%23e%25f%5cg/budget",
                "/v1/school/enrollments/a%2Fb%3Bc/post-session-summary",
                "/v1/school/groups/9%25%23b/post-session-summary",
                "/v1/admin/workspaces/...",
            })
    void passesPathsThatEverybodyReadsAlike(String path) {
        assertThat(PublicPath.isClean(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1/platform/courses",
                "//internal/holds",
                "/v1/platform//courses",
                "/v1/platform/courses/../../../internal/holds",
                "/v1/platform/courses/..",
                "/v1/platform/./courses",
                "/v1/platform/courses/%2e%2e/%2E%2E/internal",
                "/v1/platform/courses/.%2e/x",
                "/v1/platform%2fcourses",
                "/v1/platform%2Fcourses",
                "/v1/platform/courses%5c..%5cinternal",
                "/v1/platform\\courses",
                "/v1/platform/courses;/../internal",
                "/v1/platform/courses%3b",
                "/v1/platform/courses%252e%252e",
                "/v1/school/teachers/%2e%2e/budget",
                "/v1/school/teachers/a%2f%2E%2E%2fb/budget",
                "/v1/school/teachers/a/budget%2fx",
                "/v1/school/teachers/a%00/budget",
                "/v1/school/groups/%2e%2e/post-session-summary",
                "/v1/school/groups/a/post-session-summary%2fx",
                "/v1/platform/courses%00",
                "/v1/platform/courses%0d%0aX: 1",
                "/v1/platform/courses%",
                "/v1/platform/courses%2",
                "/v1/platform/courses%zz",
                "/v1/platform/cour ses",
                "/v1/platform/coursés",
                "/v1/platform/courses#x",
                "http://127.0.0.1/internal/holds",
            })
    void refusesPathsThatServersReadDifferently(String path) {
        assertThat(PublicPath.isClean(path)).isFalse();
    }

    @Test
    void refusesPathsWithoutEnd() {
        assertThat(PublicPath.isClean("/" + "a".repeat(2_048))).isFalse();
    }
}
