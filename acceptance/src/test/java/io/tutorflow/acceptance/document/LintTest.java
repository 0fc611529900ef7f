package io.tutorflow.acceptance.document;

import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Others' rules of what a good document is. */
class LintTest {

    private static Npm npm;

    @BeforeAll
    static void install() throws Exception {
        npm = Npm.with("lint", "@redocly/cli@2.77.0", "@stoplight/spectral-cli@6.16.3");
    }

    @Test
    void redoclyFindsNoError() throws Exception {
        npm.run(npm.program("redocly"), "lint", PublicDocument.yaml().toString());
        npm.run(npm.program("redocly"), "lint", PublicDocument.json().toString());
    }

    @Test
    void spectralFindsNoError() throws Exception {
        var rules = Files.writeString(npm.file("rules.yaml"), "extends: [\"spectral:oas\"]\n");

        npm.run(
                npm.program("spectral"),
                "lint",
                "--ruleset",
                rules.toString(),
                PublicDocument.json().toString());
    }
}
