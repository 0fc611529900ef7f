package io.tutorflow.bench.crash.books;

import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.Unread;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * What has not ended yet; empty once everything has settled.
 *
 * @param counts by name
 */
record Leftovers(Map<String, Long> counts) {

    private static final String RENDERS = "renders at work";
    private static final String HOLDS = "open holds";
    private static final List<String> DATABASES = List.of("pricing", "usage", "billing", "budget");

    /** The topics by their consumer groups. */
    private static final Map<String, String> READERS = Map.of(
            "billing-service", "tutorflow.usage.finalized",
            "billing-service-webhooks", "tutorflow.budget.exceeded",
            "billing-service-terms", "tutorflow.pricing.terms",
            "budget-service", "tutorflow.usage.finalized",
            "usage-service", "tutorflow.usage.settled");

    static Leftovers of(LocalStack stack) throws IOException, SQLException, ExecutionException, InterruptedException {
        var counts = new LinkedHashMap<String, Long>();
        var recorded = "usage_record WHERE billing_status = 'RECORDED' AND category ";
        count(counts, stack, "usage", "records at work", recorded + "<> 'video_render'");
        count(counts, stack, "usage", RENDERS, recorded + "= 'video_render'");
        count(counts, stack, "billing", HOLDS, "open_hold");
        count(counts, stack, "budget", "open reservations", "open_reservation");
        for (var database : DATABASES) {
            count(counts, stack, database, "rows in the outbox of " + database, "outbox");
        }
        unread(counts, stack);
        return new Leftovers(counts);
    }

    private static void count(Map<String, Long> counts, LocalStack stack, String database, String name, String from)
            throws IOException, SQLException {
        try (var connection = stack.audit(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            counts.put(name, rows.getLong(1));
        }
    }

    private static void unread(Map<String, Long> counts, LocalStack stack)
            throws IOException, ExecutionException, InterruptedException {
        for (var reader : READERS.entrySet()) {
            for (var left : Unread.of(stack, reader.getKey(), reader.getValue())) {
                counts.put("events that " + reader.getKey() + " has not read of " + left, left.events());
            }
        }
    }

    boolean isEmpty() {
        return counts.values().stream().allMatch(count -> count == 0);
    }

    /** Whether only renders and their holds are left: each may take 24 hours. */
    boolean areRenders() {
        long renders = counts.getOrDefault(RENDERS, 0L);
        return renders > 0
                && counts.entrySet().stream()
                        .allMatch(left -> left.getKey().equals(RENDERS)
                                || left.getValue() == 0
                                || (left.getKey().equals(HOLDS) && left.getValue() <= renders));
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .filter(left -> left.getValue() != 0)
                .map(left -> left.getValue() + " " + left.getKey())
                .collect(Collectors.joining(", "));
    }
}
