package io.tutorflow.usage.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.http.RateBucket;
import io.tutorflow.usage.stage.JsonServer.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A ledger with one balance per account, holds by id, and the keys that were made a moment ago. */
@ApplicationScoped
public class FakeBilling {

    private static final int PORT = 9201;

    private final Map<UUID, Long> available = new ConcurrentHashMap<>();
    private final Set<UUID> schools = ConcurrentHashMap.newKeySet();
    private final Set<UUID> strangers = ConcurrentHashMap.newKeySet();
    private final Map<UUID, ObjectNode> holds = new ConcurrentHashMap<>();
    private final Map<UUID, String> refusals = new ConcurrentHashMap<>();
    private final Map<String, WorkspaceChanged> owners = new ConcurrentHashMap<>();
    private final Map<UUID, RateBucket> requests = new ConcurrentHashMap<>();
    private final AtomicInteger keyQuestions = new AtomicInteger();
    private @Nullable JsonServer server;
    private volatile boolean down;
    private volatile String brokenPath = "";
    private volatile boolean hanging;

    void start(@Observes StartupEvent event) {
        server = new JsonServer(PORT, this::answer);
    }

    void stop(@Observes ShutdownEvent event) {
        if (server != null) {
            server.close();
        }
    }

    public void fund(UUID account, long micros) {
        available.merge(account, micros, Long::sum);
    }

    /** This account is an organization's. */
    public void school(UUID account) {
        schools.add(account);
    }

    /** This account is of a kind that only newer releases know. */
    public void stranger(UUID account) {
        strangers.add(account);
    }

    public void refuse(UUID account, String reason) {
        refusals.put(account, reason);
    }

    public void accept(UUID account) {
        refusals.remove(account);
    }

    /** The hold of this record has been released. */
    public void release(UUID hold) {
        holds.put(
                hold, JsonServer.JSON.createObjectNode().put("state", "VOIDED").put("amountMicros", 350_000));
    }

    /** The hold of this record is open with this amount. */
    public void open(UUID hold, long micros) {
        holds.put(hold, JsonServer.JSON.createObjectNode().put("state", "OPEN").put("amountMicros", micros));
    }

    public boolean hasHold(UUID hold) {
        return holds.containsKey(hold);
    }

    public void own(String keyHash, WorkspaceChanged owner) {
        owners.put(keyHash, owner);
    }

    public int keyQuestions() {
        return keyQuestions.get();
    }

    public void down(boolean isDown) {
        down = isDown;
    }

    /** The connection of the next call to this path is closed instead of answered. */
    public void breakNext(String path) {
        brokenPath = path;
    }

    /** It takes calls and does not answer them. */
    public void hang(boolean isHanging) {
        hanging = isHanging;
    }

    private @Nullable Answer answer(HttpExchange exchange, JsonNode body) throws InterruptedException {
        while (hanging) {
            Thread.sleep(50);
        }
        if (down) {
            return null;
        }
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer tf_service_")) {
            return new Answer(401, Map.of());
        }
        var path = exchange.getRequestURI().getPath();
        if (path.equals(brokenPath)) {
            brokenPath = "";
            return null;
        }
        return switch (path) {
            case "/internal/holds" -> place(body);
            case "/internal/api-keys/lookup" -> owner(body);
            case "/internal/request-counts" -> counts(body);
            case "/internal/accounts/lookup" -> kinds(body);
            default -> wallet(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
        };
    }

    private synchronized Answer counts(JsonNode body) {
        var leases = JsonServer.JSON.createArrayNode();
        long now = TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
        for (var ask : body.get("asks")) {
            var workspace = UUID.fromString(ask.get("workspace").asText());
            var taken = requests.getOrDefault(workspace, RateBucket.UNUSED)
                    .take(
                            ask.get("limitPerMinute").asInt(),
                            ask.get("wanted").asInt(),
                            ask.get("unused").asInt(),
                            now);
            requests.put(workspace, taken.bucket());
            leases.addObject()
                    .put("granted", taken.granted())
                    .put("microsUntilFull", taken.bucket().fullAt() - now);
        }
        return new Answer(200, JsonServer.JSON.createObjectNode().set("leases", leases));
    }

    /** Another service or replica lets so many requests through. */
    public synchronized void letThrough(UUID workspace, int limitPerMinute, int count) {
        for (int i = 0; i < count; i++) {
            long now = TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
            requests.compute(
                    workspace,
                    (id, bucket) -> (bucket == null ? RateBucket.UNUSED : bucket)
                            .take(limitPerMinute, 1, 0, now)
                            .bucket());
        }
    }

    private Answer kinds(JsonNode body) {
        var kinds = JsonServer.JSON.createObjectNode();
        body.get("accountIds").forEach(id -> {
            var account = UUID.fromString(id.asText());
            if (strangers.contains(account)) {
                kinds.put(id.asText(), "GUILD");
            } else if (schools.contains(account)) {
                kinds.put(id.asText(), "ORGANIZATION");
            } else if (available.containsKey(account)) {
                kinds.put(id.asText(), "WORKSPACE");
            }
        });
        return new Answer(200, JsonServer.JSON.createObjectNode().set("kinds", kinds));
    }

    private Answer wallet(UUID account) {
        var micros = available.getOrDefault(account, 0L);
        return new Answer(
                200,
                Map.of(
                        "accountId",
                        account,
                        "postedMicros",
                        micros,
                        "heldMicros",
                        0,
                        "lineMicros",
                        0,
                        "availableMicros",
                        micros));
    }

    private Answer owner(JsonNode body) {
        keyQuestions.incrementAndGet();
        var owner = owners.get(body.get("keyHash").asText());
        try {
            return owner == null
                    ? new Answer(404, Map.of())
                    : new Answer(200, JsonServer.JSON.readTree(EventJson.write(owner)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized Answer place(JsonNode body) {
        var answers = JsonServer.JSON.createArrayNode();
        body.get("holds")
                .forEach(hold -> answers.add(
                        place(hold, UUID.fromString(hold.get("holdId").asText()))));
        return new Answer(200, JsonServer.JSON.createObjectNode().set("answers", answers));
    }

    private ObjectNode place(JsonNode asked, UUID id) {
        var answer = JsonServer.JSON.createObjectNode().put("holdId", id.toString());
        var account = UUID.fromString(asked.get("accountId").asText());
        long amount = asked.get("amountMicros").asLong();
        var known = holds.get(id);
        if (known != null) {
            answer.put("outcome", "KNOWN").put("state", known.get("state").asText());
            return known.has("amountMicros")
                    ? answer.put("amountMicros", known.get("amountMicros").asLong())
                    : answer;
        }
        var left = available.getOrDefault(account, 0L);
        var least = asked.path("minimumMicros").asLong(amount);
        amount = asked.hasNonNull("minimumMicros") ? Math.clamp(left, least, amount) : amount;
        var reason = refusals.getOrDefault(account, left < least ? "CREDITS_EXHAUSTED" : "");
        if (!reason.isEmpty()) {
            return answer.put("outcome", "REFUSED")
                    .put("reason", reason)
                    .put("requiredMicros", amount)
                    .put("availableMicros", left);
        }
        available.put(account, left - amount);
        open(id, amount);
        return answer.put("outcome", "PLACED").put("amountMicros", amount);
    }
}
