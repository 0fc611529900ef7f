package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.acceptance.TamperedBooks.Hand;
import io.tutorflow.bench.stack.LocalStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * An audit is as good as what it notices. Every column of the four databases is changed by hand, in a row of each kind,
 * one at a time, and every row deleted; the audit has to name the row. What it cannot see stands in {@code unaudited.txt}.
 * It comes first: its stack is the one that ends in order, and leaves class archives that all later ones start from.
 */
@Order(1)
class AuditMutationTest {

    private static final int PORT = 19_600;
    private static final Path ROOT =
            Path.of(System.getProperty("tutorflow.root")).toAbsolutePath();
    private static final LocalStack STACK = new LocalStack(ROOT, ROOT.resolve("acceptance/target/audited"));

    /** Rows that are gone without a trace: nothing was charged or paid, and nothing else tells of them. */
    private static final Set<String> UNSEEN_IF_DELETED = Set.of(
            "usage.edit_token",
            "billing.payment purchase open",
            // Of an account that had nothing in any month: it is registered again.
            "billing.invoicing_account empty",
            // Of a draft that was never collected and is gone at Stripe too.
            "billing.stripe_invoice hosted_link deleted by hand",
            // What an admin decided about whoever spends from now on.
            "budget.budget exempt",
            "budget.default_budget",
            // Of what gave no tokens, or a limit, which is what an admin decided.
            "budget.increase_request limit",
            "budget.increase_request denied",
            "budget.increase_request pending");

    private final Unaudited unaudited = Unaudited.read();

    @BeforeAll
    static void books() throws Exception {
        STACK.tutorflow(
                        "up",
                        "--detach",
                        "--fresh",
                        "--short-lived",
                        "--port",
                        Integer.toString(PORT),
                        "--set",
                        "usage-service:TUTORFLOW_WORK_DEADLINE=2h",
                        "--set",
                        "billing-service:TUTORFLOW_REGISTRATION_LIMIT=1000")
                .demandSuccess();
        RichBooks.write(STACK);
    }

    @AfterAll
    static void down() throws Exception {
        STACK.tutorflow("down").demandSuccess();
    }

    @Test
    void findsNothingWhereNobodyChangedAnything() throws Exception {
        try (var books = new TamperedBooks(STACK)) {
            assertThat(books.findings()).isEmpty();
        }
    }

    @Test
    void everyColumnIsComparedOrLeftOutForAReason() throws Exception {
        try (var books = new TamperedBooks(STACK)) {
            var columns = books.columns();

            assertThat(unaudited.stale(columns))
                    .as("exemptions of columns that do not exist")
                    .isEmpty();
            var withoutRows = new ArrayList<String>();
            for (var column : columns) {
                if (!unaudited.has(column, "")
                        && books.rows(column.database(), Kinds.rowsOf(column)).isEmpty()) {
                    withoutRows.add(column.toString());
                }
            }
            assertThat(withoutRows)
                    .as("columns of tables that RichBooks leaves empty")
                    .isEmpty();
        }
    }

    @Test
    void namesEveryRowWhoseColumnWasChangedByHand() throws Exception {
        var unseen = new ArrayList<String>();
        int changes = 0;
        try (var books = new TamperedBooks(STACK)) {
            for (var column : books.columns()) {
                for (var row :
                        books.rows(column.database(), Kinds.rowsOf(column)).entrySet()) {
                    if (!unaudited.has(column, row.getKey())) {
                        for (var change : Change.of(column, row.getValue())) {
                            changes++;
                            unseen(books, column, row, change).ifPresent(unseen::add);
                        }
                    }
                }
            }
        }
        System.out.printf("%,d changes by hand, %,d of them not seen%n", changes, unseen.size());
        assertThat(unseen).isEmpty();
    }

    @Test
    void namesEveryRowThatWasDeletedByHand() throws Exception {
        var unseen = new ArrayList<String>();
        try (var books = new TamperedBooks(STACK)) {
            for (var table : tables(books)) {
                for (var row : books.rows(table.database(), Kinds.rowsOf(table)).entrySet()) {
                    if (UNSEEN_IF_DELETED.contains(table.tableName() + " " + row.getKey())) {
                        continue;
                    }
                    var gone = "DELETE FROM " + table.table() + " t WHERE " + Kinds.is(row.getValue());
                    var findings = books.after(new Hand(table.database(), gone));
                    if (!isNamed(findings.orElse(List.of()), table, row.getValue())) {
                        unseen.add(table.tableName() + " (" + row.getKey() + "): " + findings);
                    }
                }
            }
        }
        assertThat(unseen).isEmpty();
    }

    @Test
    void namesWhatWasMadeToAgreeByHand() throws Exception {
        try (var books = new TamperedBooks(STACK)) {
            for (var tampering : AgreedTampering.all(books)) {
                var findings = books.after(tampering.hands().toArray(Hand[]::new));

                assertThat(findings.orElseThrow())
                        .as(tampering.what())
                        .anyMatch(finding -> finding.contains(tampering.named()));
            }
        }
    }

    @Test
    void namesWhatWasChangedAtStripe() throws Exception {
        var stripe = STACK.stripe();
        try (var books = new TamperedBooks(STACK)) {
            for (var tampering : StripeTampering.all(books, stripe)) {
                tampering.lay(stripe);
                var findings = books.findings();
                tampering.takeBack(stripe);

                assertThat(findings).as(tampering.what()).anyMatch(finding -> finding.contains(tampering.named()));
            }
            assertThat(books.findings()).isEmpty();
        }
    }

    /** The first column of each table that is audited at all. */
    private List<AuditedColumn> tables(TamperedBooks books) throws Exception {
        var seen = new java.util.LinkedHashMap<String, AuditedColumn>();
        for (var column : books.columns()) {
            if (!unaudited.has(column, "") && !UNSEEN_IF_DELETED.contains(column.tableName())) {
                seen.putIfAbsent(column.tableName(), column);
            }
        }
        return List.copyOf(seen.values());
    }

    private static Optional<String> unseen(
            TamperedBooks books, AuditedColumn column, Map.Entry<String, JsonNode> row, Change change)
            throws Exception {
        var tried = new ArrayList<String>();
        for (var value : change.values()) {
            var sql = "UPDATE %s t SET %s = %s WHERE %s"
                    .formatted(column.table(), column.name(), value, Kinds.is(row.getValue()));
            var findings = books.after(new Hand(column.database(), sql));
            if (findings.isPresent()) {
                if (isNamed(findings.get(), column, row.getValue())) {
                    return Optional.empty();
                }
                tried.add(value + " -> " + findings.get());
                if (!change.isAny()) {
                    break;
                }
            }
        }
        // What no constraint lets in need not be seen.
        return tried.isEmpty() ? Optional.empty() : Optional.of(column + " (" + row.getKey() + "): " + tried);
    }

    private static boolean isNamed(List<String> findings, AuditedColumn column, JsonNode row) {
        var names = Kinds.namesOf(column, row);
        return findings.stream().anyMatch(finding -> names.stream().anyMatch(finding::contains));
    }
}
