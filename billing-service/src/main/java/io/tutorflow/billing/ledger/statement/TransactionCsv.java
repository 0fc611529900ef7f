package io.tutorflow.billing.ledger.statement;

import static java.util.stream.Collectors.joining;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.CsvLine;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestMulti;

/** A history as a file, however long: sent as it is read. */
final class TransactionCsv {

    private static final String HEADER = CsvLine.of("date", "type", "tokens", "usd", "description", "id");

    private static final Map<String, List<String>> HEADERS = Map.of(
            "Content-Disposition", List.of("attachment; filename=\"transactions.csv\""),
            "Cache-Control", List.of("private, no-store"));

    private TransactionCsv() {}

    /** @param allowed fails with the refusal to whoever may not have it */
    static RestMulti<String> file(Uni<Void> allowed, Multi<List<Transaction>> transactions) {
        var lines = Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(HEADER), transactions.map(TransactionCsv::of));
        return RestMulti.fromUniResponse(allowed.replaceWith(lines), rows -> rows, rows -> HEADERS);
    }

    private static String of(List<Transaction> transactions) {
        return transactions.stream().map(TransactionCsv::line).collect(joining());
    }

    private static String line(Transaction transaction) {
        return CsvLine.of(
                transaction.at().toString(),
                transaction.kind().type(),
                transaction.signed().credits().toPlainString(),
                transaction.signed().usd().toPlainString(),
                CsvLine.text(transaction.description()),
                transaction.id().toString());
    }
}
