package io.tutorflow.bench.crash.books;

import io.tutorflow.bench.crash.traffic.Traffic;
import io.tutorflow.bench.stack.KafkaLog;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a fault run.
 *
 * @param violations each in one sentence; empty if every promise was kept
 * @param read what was compared
 */
public record Verdict(List<String> violations, String read) {

    /** Compares everything with everything. */
    public static Verdict of(LocalStack stack, Traffic traffic) throws IOException, SQLException, InterruptedException {
        var violations = new ArrayList<String>();
        var audit = stack.tutorflow("audit");
        if (audit.exitCode() != 0) {
            violations.add("the audit found differences:\n" + audit.output().strip());
        }
        var book = UsageBook.of(stack);
        violations.addAll(ClaimCheck.of(book, traffic.claims()));
        violations.addAll(BalanceCheck.of(book, traffic.tenants().workspaces()));
        violations.addAll(AlarmCheck.of(stack));
        var events = new EventCheck();
        try (var log = new KafkaLog(stack)) {
            violations.addAll(events.run(book, log));
        }
        var read = String.format(
                "%,d usage records, %,d successes that clients saw, %,d events in Kafka; %s",
                book.size(),
                traffic.claims().creates().size() + traffic.claims().measured().size(),
                events.events(),
                audit.output().strip().lines().reduce((first, last) -> last).orElse(""));
        return new Verdict(List.copyOf(violations), read);
    }

    /** Adds what was seen before the books were checked. */
    public Verdict and(List<String> more) {
        var all = new ArrayList<>(more);
        all.addAll(violations);
        return new Verdict(List.copyOf(all), read);
    }
}
