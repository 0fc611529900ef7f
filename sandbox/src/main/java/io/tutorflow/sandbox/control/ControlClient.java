package io.tutorflow.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The command line's side of the {@link ControlServer}. */
public final class ControlClient {

    /** Moving the clock waits for services that are just starting. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String address;
    private final String token;

    public ControlClient(int port, String token) {
        this.address = "http://127.0.0.1:" + port;
        this.token = token;
    }

    public JsonNode ask(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    public JsonNode tell(String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        JsonNode body = JSON.readTree(response.body());
        if (response.statusCode() != 200) {
            throw new IOException(body.path("error").asText("status " + response.statusCode()));
        }
        return body;
    }
}
