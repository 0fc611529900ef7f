package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.acceptance.document.Npm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client whose types are made of the document alone compiles strictly, and does what it says. */
class TypedClientTest {

    private static Npm npm;

    @BeforeAll
    static void install() throws Exception {
        npm = Npm.with("typescript", "openapi-typescript@7.13.0", "openapi-fetch@0.17.0", "typescript@5.9.3");
    }

    @Test
    void compilesAndRuns() throws Exception {
        var gateway = "http://127.0.0.1:" + Suite.stack().basePort();

        npm.run(npm.program("openapi-typescript"), gateway + "/openapi.json", "--output", "tutorflow.d.ts");
        var client = npm.script("typed-client.ts");
        npm.run(
                npm.program("tsc"),
                "--strict",
                "--exactOptionalPropertyTypes",
                "--noUncheckedIndexedAccess",
                "--target",
                "es2022",
                "--module",
                "nodenext",
                client.toString());

        assertThat(npm.run("node", "typed-client.js", gateway)).contains("7 lessons for 35 credits");
    }

    @Test
    void isServedAsYamlToo() throws Exception {
        var gateway = Suite.stack().gateway();

        assertThat(gateway.get("/openapi.yaml").body().asText()).contains("operationId: createCourse");
        assertThat(gateway.get("/openapi.json").body().path("paths").has("/v1/platform/courses"))
                .isTrue();
    }
}
