package io.tutorflow.usage.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tutorflow.usage.stage.JsonServer.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Plans that cover some generations, one budget an organization, and the reservations that are not let go of. */
@ApplicationScoped
public class FakeBudget {

    private static final int PORT = 9203;

    private final Map<UUID, Integer> plans = new ConcurrentHashMap<>();
    private final Map<UUID, Long> budgets = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<UUID> suspended = ConcurrentHashMap.newKeySet();
    private final Set<UUID> released = ConcurrentHashMap.newKeySet();
    private final Set<UUID> reserved = ConcurrentHashMap.newKeySet();
    private @Nullable JsonServer server;
    private volatile boolean down;

    void start(@Observes StartupEvent event) {
        server = new JsonServer(PORT, this::answer);
    }

    void stop(@Observes ShutdownEvent event) {
        if (server != null) {
            server.close();
        }
    }

    public void cover(UUID organization, int generations) {
        plans.put(organization, generations);
    }

    public void limit(UUID organization, long micros) {
        budgets.put(organization, micros);
    }

    /** This teacher's budget refuses everything. */
    public void refuse(String teacher) {
        refused.add(teacher);
    }

    public void suspend(UUID organization) {
        suspended.add(organization);
    }

    /** The reservation with this id has ended, and nothing was recorded. */
    public void release(UUID reservation) {
        released.add(reservation);
    }

    public void down(boolean isDown) {
        down = isDown;
    }

    public boolean hasReserved(UUID reservation) {
        return reserved.contains(reservation);
    }

    public int reservations() {
        return reserved.size();
    }

    private Answer answer(HttpExchange exchange, JsonNode body) {
        if (down) {
            return new Answer(503, Map.of());
        }
        if (exchange.getRequestURI().getPath().endsWith("/release")) {
            body.get("reservationIds").forEach(id -> reserved.remove(UUID.fromString(id.asText())));
            return new Answer(200, Map.of());
        }
        return reserve(body);
    }

    private synchronized Answer reserve(JsonNode body) {
        var answers = JsonServer.JSON.createArrayNode();
        body.get("reservations").forEach(wish -> answers.add(decide(wish)));
        return new Answer(200, JsonServer.JSON.createObjectNode().set("answers", answers));
    }

    private ObjectNode decide(JsonNode wish) {
        var id = UUID.fromString(wish.get("reservationId").asText());
        var organization = UUID.fromString(wish.get("organizationId").asText());
        var answer = JsonServer.JSON.createObjectNode().put("reservationId", id.toString());
        if (suspended.contains(organization)) {
            return answer.put("outcome", "REFUSED").put("reason", "ORGANIZATION_SUSPENDED");
        }
        if (released.contains(id)) {
            return answer.put("outcome", "KNOWN")
                    .put("state", "RELEASED")
                    .put("source", "TOKENS")
                    .put("amountMicros", 1);
        }
        if (reserved.contains(id)) {
            return answer.put("outcome", "KNOWN")
                    .put("state", "OPEN")
                    .put("source", "TOKENS")
                    .put("amountMicros", wish.get("amountMicros").asLong());
        }
        if (refused.contains(wish.path("teacherId").asText())) {
            return refused(answer.put("outcome", "REFUSED"), 0);
        }
        if (plans.merge(organization, -1, Integer::sum) >= 0) {
            reserved.add(id);
            return answer.put("outcome", "RESERVED").put("source", "PLAN").put("amountMicros", 0);
        }
        long amount = wish.get("amountMicros").asLong();
        long least = wish.path("measured").asBoolean()
                ? 0
                : wish.path("minimumMicros").asLong(amount);
        long left = budgets.getOrDefault(organization, Long.MAX_VALUE);
        if (left < least) {
            return refused(answer.put("outcome", "REFUSED"), left);
        }
        reserved.add(id);
        return answer.put("outcome", "RESERVED").put("source", "TOKENS").put("amountMicros", Math.min(amount, left));
    }

    private static ObjectNode refused(ObjectNode answer, long left) {
        answer.put("reason", "BUDGET_EXCEEDED")
                .putObject("budget")
                .put("limitTokens", 100)
                .put("spentTokens", 90)
                .put("remainingTokens", left / 10_000)
                .put("period", "weekly")
                .put("resetsAt", "2026-11-22T23:00:00Z")
                .put("owner", "teacher-1")
                .put("contactAdmin", "admin-1");
        return answer;
    }
}
