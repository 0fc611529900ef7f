package io.tutorflow.usage.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tutorflow.usage.stage.JsonServer.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Delivers what is ordered, unless the prompt says {@code [deliver N] [fail] [broken] [slow N]}. */
@ApplicationScoped
public class FakeGenerator {

    private static final int PORT = 9202;
    private static final Pattern DELIVER = Pattern.compile("\\[deliver (\\d+)]");
    private static final Pattern SLOW = Pattern.compile("\\[slow (\\d+)]");

    private final Map<UUID, List<JsonNode>> orders = new ConcurrentHashMap<>();
    private @Nullable JsonServer server;

    void start(@Observes StartupEvent event) {
        server = new JsonServer(PORT, this::answer);
    }

    void stop(@Observes ShutdownEvent event) {
        if (server != null) {
            server.close();
        }
    }

    public List<JsonNode> orders(UUID record) {
        return List.copyOf(orders.getOrDefault(record, List.of()));
    }

    private Answer answer(HttpExchange exchange, JsonNode order) throws InterruptedException {
        var id = UUID.fromString(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        orders.merge(id, List.of(order), FakeGenerator::joined);
        if (exchange.getRequestURI().getPath().equals("/renders")) {
            return new Answer(202, Map.of());
        }
        var prompt = order.get("prompt").asText();
        var slow = SLOW.matcher(prompt);
        if (slow.find()) {
            Thread.sleep(Long.parseLong(slow.group(1)));
        }
        if (prompt.contains("[broken]")) {
            return new Answer(500, Map.of());
        }
        if (prompt.contains("[fail]")) {
            return new Answer(422, Map.of("error", Map.of("code", "generation_failed", "message", "No idea")));
        }
        var deliver = DELIVER.matcher(prompt);
        return delivered(
                order,
                deliver.find()
                        ? Integer.parseInt(deliver.group(1))
                        : order.get("requestedUnits").asInt());
    }

    private static Answer delivered(JsonNode order, int units) {
        var category = order.get("category").asText();
        return new Answer(
                200,
                Map.of(
                        "deliveredUnits",
                        units,
                        "inputTokens",
                        1200,
                        "outputTokens",
                        800,
                        "providerCostUsd",
                        0.0042,
                        "content",
                        contentOf(category)));
    }

    private static Map<String, Object> contentOf(String category) {
        var two = List.of(Map.of("title", "One"), Map.of("title", "Two"));
        return switch (category) {
            case "evaluation" -> Map.of("score", 8.5, "feedback", "Good");
            case "test" -> Map.of("items", two);
            case "slide" -> Map.of("title", "A deck", "slides", two);
            case "video" -> Map.of("title", "A video", "scenes", two);
            case "slide_image" -> Map.of("imageKey", "images/1.png");
            case "video_tts_regenerate" -> Map.of("audioKey", "audio/1.mp3");
            default -> Map.of("lessons", two);
        };
    }

    private static List<JsonNode> joined(List<JsonNode> before, List<JsonNode> now) {
        var all = new ArrayList<>(before);
        all.addAll(now);
        return all;
    }
}
