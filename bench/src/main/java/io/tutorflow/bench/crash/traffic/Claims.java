package io.tutorflow.bench.crash.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Everything that clients were told with a 2xx, to be compared with the books. */
public final class Claims {

    private static final String LINK_EXPIRED = "platform_not_found";

    private final Map<String, Claim> byKey = new ConcurrentHashMap<>();
    private final Map<String, UUID> recordByEvent = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> contradictions = new ConcurrentLinkedQueue<>();

    /**
     * What was told about one create.
     *
     * @param account who pays
     * @param record its usage record
     */
    public record Claim(String key, String account, UUID record, Told told) {

        private Claim with(Told later) {
            return told instanceof Told.Running ? new Claim(key, account, record, later) : this;
        }
    }

    /** The last answer was a refusal; earlier attempts must be free, unless only their answers were lost. */
    public void refused(String key, String code) {
        refused.put(key, code);
    }

    public boolean wasRefused(@Nullable String key) {
        return key != null && refused.containsKey(key);
    }

    /**
     * The edit token expired between an attempt whose answer was lost and the next one: the work may be done and
     * charged.
     */
    public boolean lostItsLink(@Nullable String key) {
        return key != null && LINK_EXPIRED.equals(refused.get(key));
    }

    void told(Order order, JsonNode body) {
        var record = UUID.fromString(body.path("id").asText());
        add(new Claim(order.key(), order.account(), record, Told.in(body)));
    }

    public void add(Claim claim) {
        byKey.merge(claim.key(), claim, this::merge);
    }

    private Claim merge(Claim before, Claim now) {
        if (!before.record().equals(now.record())) {
            contradictions.add("idempotency key " + now.key() + " was answered with the records " + before.record()
                    + " and " + now.record());
        }
        if (!before.told().agreesWith(now.told())) {
            contradictions.add(
                    "usage record " + now.record() + " was told as " + before.told() + " and as " + now.told());
        }
        return before.with(now.told());
    }

    /** An event of work measured elsewhere was accepted, now or earlier. */
    void took(String event, UUID record) {
        var before = recordByEvent.putIfAbsent(event, record);
        if (before != null && !before.equals(record)) {
            contradictions.add("event " + event + " was answered with the records " + before + " and " + record);
        }
    }

    /** An answer that no client should ever get. */
    void surprise(String answer) {
        contradictions.add(answer);
    }

    public Collection<Claim> creates() {
        return byKey.values();
    }

    public Collection<UUID> measured() {
        return recordByEvent.values();
    }

    /** What clients were told that cannot be true. */
    public List<String> contradictions() {
        return List.copyOf(contradictions);
    }
}
