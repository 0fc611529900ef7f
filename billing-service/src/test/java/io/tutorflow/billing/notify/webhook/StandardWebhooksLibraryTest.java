package io.tutorflow.billing.notify.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What we sign is accepted by the library that customers use, from npm. */
class StandardWebhooksLibraryTest {

    private static final String LIBRARY = "standardwebhooks@1.1.1";
    private static final Path INSTALLED = Path.of("target", "npm").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 120;

    private static final String SCRIPT = """
            const { Webhook } = require('standardwebhooks');
            const [secret, id, timestamp, signature, body] = process.argv.slice(2);
            try {
                new Webhook(secret).verify(body,
                    {'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature});
                console.log('accepted');
            } catch (refused) {
                console.log('refused');
            }
            """;

    private static final String ID = UUID.randomUUID().toString();
    private static final String BODY = "{\"type\":\"payment.succeeded\",\"data\":{\"description\":\"Grüße ✓\"}}";
    private static final SigningSecret SECRET = SigningSecret.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    private static final SigningSecret NEWER = SigningSecret.of(new byte[] {8, 7, 6, 5, 4, 3, 2, 1});

    @BeforeAll
    static void install() throws Exception {
        boolean hasNode = isThere("node") && isThere("npm");
        var missing = "node and npm (20 or newer) are needed to try the customers' library, and are not on the PATH";
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(hasNode, missing);
        }
        assumeTrue(hasNode, missing);
        Files.createDirectories(INSTALLED);
        Files.writeString(INSTALLED.resolve("package.json"), "{\"private\":true}");
        Files.writeString(INSTALLED.resolve("verify.js"), SCRIPT);
        run("npm", "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", LIBRARY);
        assertTrue(Files.isDirectory(INSTALLED.resolve("node_modules/standardwebhooks")), "npm installed nothing");
    }

    @Test
    void acceptsWhatWeSign() throws Exception {
        assertEquals("accepted", verify(SECRET, List.of(SECRET), BODY));
    }

    @Test
    void acceptsEitherSecretWhileItIsRotated() throws Exception {
        assertEquals("accepted", verify(SECRET, List.of(NEWER, SECRET), BODY));
        assertEquals("accepted", verify(NEWER, List.of(NEWER, SECRET), BODY));
    }

    @Test
    void refusesWhatAnotherSignedOrSomebodyChanged() throws Exception {
        assertEquals("refused", verify(SECRET, List.of(NEWER), BODY));
        assertEquals("refused", verify(SECRET, List.of(SECRET), BODY + " "));
    }

    private static String verify(SigningSecret secret, List<SigningSecret> signing, String received) throws Exception {
        long timestamp = Instant.now().getEpochSecond();
        var signature = Signatures.header(signing, ID, timestamp, BODY);
        return run("node", "verify.js", secret.text(), ID, Long.toString(timestamp), signature, received)
                .strip();
    }

    private static String run(String... command) throws Exception {
        var log = Files.createTempFile(INSTALLED, "run", ".log");
        var process = new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(List.of(command) + " does not end: " + Files.readString(log));
        }
        assertEquals(0, process.exitValue(), Files.readString(log));
        return Files.readString(log);
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
