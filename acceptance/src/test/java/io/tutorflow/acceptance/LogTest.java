package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever reads the logs of all processes finds no credential in them, whichever way it was sent. */
class LogTest {

    private static final String DECKS = "/v1/platform/slides/edit/";
    private static final String FILMS = "/v1/platform/videos/edit/";

    private final LocalStack stack = Suite.stack();
    private final Client gateway = gateway();
    private final Map<String, String> secrets = new LinkedHashMap<>();

    @Test
    void noCredentialStandsInALog() throws Exception {
        var workspace = stack.workspaceWith(1_000);
        useEditTokens(workspace.client());
        useLinks();
        useKeysAndTokens(workspace.client());

        var faults = new ArrayList<String>();
        for (var log : logs()) {
            var text = Files.readString(log, UTF_8);
            secrets.forEach((kind, secret) -> {
                if (text.contains(secret)) {
                    faults.add(log.getFileName() + " has " + kind);
                }
            });
        }
        assertThat(faults).isEmpty();
    }

    /** Well and badly, and where there is nothing. */
    private void useEditTokens(Client key) {
        var deck = secret(
                "an edit token",
                key.post("/v1/platform/slides", Map.of("prompt", "Rome", "slideCount", 1))
                        .body()
                        .path("editToken")
                        .asText());
        var film = secret(
                "a video's edit token",
                key.post("/v1/platform/videos", Map.of("prompt", "Rome", "sceneCount", 1))
                        .body()
                        .path("editToken")
                        .asText());
        var unknown =
                secret("an unknown edit token", UUID.randomUUID().toString().replace("-", ""));
        for (var path : List.of(DECKS + deck, FILMS + film, DECKS + unknown, FILMS + unknown)) {
            everyWay(path);
            everyWay(path + "/render");
            everyWay(path + "/scenes/%20/tts");
            everyWay(path + "/nothing/there");
        }
    }

    private void useLinks() {
        var token =
                secret("a link's token", UUID.randomUUID().toString().repeat(2).replace("-", ""));
        everyWay("/v1/platform/agent/verify-email?token=" + token);
        everyWay("/v1/platform/agent/checkout?token=" + token);
        everyWay("/v1/platform/agent/checkout/auto-reload?token=" + token);
        everyWay("/checkout/?token=" + token);
        everyWay("/checkout?token=" + token);
    }

    private void useKeysAndTokens(Client key) throws Exception {
        var bearer = Objects.requireNonNull(key.token());
        var known = secret("an API key", bearer);
        var broken = secret(
                "a broken API key",
                "tf_platform_live_" + UUID.randomUUID().toString().replace("-", ""));
        var service = secret("a service token", stack.serviceToken("usage-service"));
        for (var text : List.of(known, broken, service)) {
            everyWay("/v1/platform/courses/" + text);
            everyWay("/v1/platform/courses?api_key=" + text);
            everyWay("/internal/holds?token=" + text);
            send(gateway.with(text), "POST", "/v1/platform/courses", "{");
            send(gateway.with(text), "GET", "/v1/admin/workspaces", "");
        }
    }

    private void everyWay(String path) {
        for (var method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            send(gateway, method, path, "{");
        }
    }

    private static void send(Client client, String method, String path, String body) {
        client.call(method, path, body.getBytes(UTF_8), "Content-Type", "application/json")
                .join();
    }

    private String secret(String kind, String secret) {
        assertThat(secret).as(kind).hasSizeGreaterThan(20);
        secrets.put(kind, secret);
        return secret;
    }

    private List<Path> logs() throws IOException {
        try (var files = Files.walk(stack.data().resolve("logs"))) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    private Client gateway() {
        try {
            return stack.gateway();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
