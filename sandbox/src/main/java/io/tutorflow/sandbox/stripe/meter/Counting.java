package io.tutorflow.sandbox.stripe.meter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.customer.Customers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what was taken in, a while later; what turns out not to count is reported. */
public final class Counting {

    /** Events that are not counted yet. */
    private static final String WAITING = "~meter_waiting";

    private static final String HABIT = "~habit";
    private static final String ID = "metering";
    private static final long MILLIS = 1_000;
    private static final Duration USUAL_LAG = Duration.ofMillis(500);

    /** Of one change: what is more waits for the next glance. */
    private static final int MOST_AT_ONCE = 2_000;

    private Counting() {}

    /** How long events wait, and which are refused when they are looked at. */
    public static ObjectNode settings(Transaction transaction) {
        return transaction
                .find(HABIT, ID)
                .orElseGet(() -> JsonNodeFactory.instance
                        .objectNode()
                        .put("id", ID)
                        .put("lagMillis", USUAL_LAG.toMillis())
                        .put("refuse", "")
                        .put("times", 0));
    }

    /** @param wanted what is not said stays */
    public static ObjectNode set(Transaction transaction, JsonNode wanted) {
        ObjectNode settings = settings(transaction);
        long lag = wanted.path("lagMillis").asLong(settings.get("lagMillis").asLong());
        String code = wanted.path("refuse").asText(settings.get("refuse").asText());
        int times = wanted.path("times")
                .asInt(wanted.has("refuse") ? 1 : settings.get("times").asInt());
        if (lag < 0 || times < 0 || !(code.isEmpty() || MeterFault.CODES.contains(code))) {
            throw new IllegalArgumentException("lagMillis and times are not negative, refuse is one of "
                    + MeterFault.CODES.stream().sorted().toList());
        }
        settings.put("lagMillis", lag).put("refuse", code).put("times", times);
        transaction.change().put(HABIT, settings);
        return settings;
    }

    static void await(Transaction transaction, ObjectNode event, long nowMillis) {
        transaction.change().put(MeterEvents.KIND, event.put("state", "waiting"));
        transaction
                .change()
                .put(
                        WAITING,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("id", event.get("id").asText())
                                .put("since", nowMillis)
                                .put("at", transaction.now()));
    }

    /** Counts what has waited long enough, by real or by business time; answers how much that was. */
    public static int run(Transaction transaction) {
        ObjectNode settings = settings(transaction);
        long lag = settings.get("lagMillis").asLong();
        long until = Instant.now().toEpochMilli() - lag;
        List<String> due = transaction
                .change()
                .oldestFirst(WAITING)
                .limit(MOST_AT_ONCE)
                .filter(waiting -> waiting.path("since").asLong() <= until
                        || waiting.path("at").asLong() * MILLIS + lag < transaction.now() * MILLIS)
                .map(waiting -> waiting.path("id").asText())
                .toList();
        List<ErrorReports.Found> faults = new ArrayList<>();
        for (String id : due) {
            transaction.change().delete(WAITING, id);
            transaction.find(MeterEvents.KIND, id).ifPresent(event -> look(transaction, event, settings, faults));
        }
        ErrorReports.tell(transaction, faults);
        return due.size();
    }

    /** Forgets which identifiers are taken, once Stripe may; answers how many. */
    public static int tidy(Transaction transaction) {
        return MeterEvents.tidy(transaction);
    }

    private static void look(
            Transaction transaction, ObjectNode event, ObjectNode settings, List<ErrorReports.Found> faults) {
        if (!event.path("state").asText().equals("waiting")) {
            return;
        }
        Optional<MeterFault> fault = fault(transaction, event, settings);
        if (fault.isPresent()) {
            event.put("state", "refused").put("code", fault.get().code());
            faults.add(new ErrorReports.Found(event, fault.get()));
        } else {
            event.put("state", "counted");
            MeterSummaries.add(transaction, event, event.path("value").asLong());
        }
        transaction.change().put(MeterEvents.KIND, event);
    }

    private static Optional<MeterFault> fault(Transaction transaction, ObjectNode event, ObjectNode settings) {
        int times = settings.get("times").asInt();
        if (times > 0) {
            transaction.change().put(HABIT, settings.put("times", times - 1));
            String code = settings.get("refuse").asText();
            return Optional.of(new MeterFault(code, "This Stripe was told to refuse it: " + code));
        }
        String customer = event.path("customer").asText();
        if (transaction.find(Customers.KIND, customer).isEmpty()) {
            return Optional.of(MeterFault.noCustomer(customer));
        }
        return transaction
                .find(Meters.KIND, event.path("meter").asText())
                .filter(meter -> !Meters.isActive(meter))
                .map(meter -> MeterFault.archived(meter.path("event_name").asText()));
    }
}
