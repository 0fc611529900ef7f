package io.tutorflow.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks Stripe for all objects of a kind, page by page. */
final class StripeLists {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    /** The most that Stripe lists at once. */
    private static final int PAGE = 100;

    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_WITHIN)
            .build();
    private final String url;
    private final String key;

    /** @param key without one nothing can have been paid, so Stripe is not asked */
    StripeLists(String url, String key) {
        this.url = url;
        this.key = key;
    }

    List<JsonNode> all(String kind) throws IOException, InterruptedException {
        return all(kind, "");
    }

    /** @param more of the query, such as {@code invoice=in_1} */
    List<JsonNode> all(String kind, String more) throws IOException, InterruptedException {
        var all = new ArrayList<JsonNode>();
        for (boolean isMore = !key.isBlank(); isMore; ) {
            var after = all.isEmpty()
                    ? ""
                    : "&starting_after=" + all.getLast().path("id").asText();
            var page = ask("/v1/" + kind + "?limit=" + PAGE + (more.isEmpty() ? "" : "&" + more) + after);
            page.path("data").forEach(all::add);
            isMore = page.path("has_more").asBoolean();
        }
        return all;
    }

    /** Nothing if Stripe does not have what it is asked about. */
    List<JsonNode> allIfKnown(String kind, String more) throws IOException, InterruptedException {
        return key.isBlank() || isMissing(send("/v1/" + kind + "?" + more)) ? List.of() : all(kind, more);
    }

    private static boolean isMissing(HttpResponse<String> answer) throws IOException {
        return answer.statusCode() != OK
                && JSON.readTree(answer.body()).at("/error/code").asText().equals("resource_missing");
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        var answer = send(path);
        if (answer.statusCode() != OK) {
            throw new IOException("Stripe answers " + answer.statusCode() + " to " + path);
        }
        return JSON.readTree(answer.body());
    }

    /** What Stripe does not answer ends the audit: nothing is taken for equal that was not compared. */
    private HttpResponse<String> send(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + key)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException away) {
            throw new IOException("Stripe cannot be asked at " + url + path + ": " + away, away);
        }
    }
}
