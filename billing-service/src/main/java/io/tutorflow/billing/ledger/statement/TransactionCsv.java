package io.tutorflow.billing.ledger.statement;

import static java.util.stream.Collectors.joining;

import io.smallrye.mutiny.Multi;
import io.tutorflow.http.CsvFile;
import io.tutorflow.http.CsvLine;
import java.util.List;
import org.jboss.resteasy.reactive.RestMulti;

/** A history as a file, however long: sent as it is read. */
final class TransactionCsv {

    private static final String HEADER = CsvLine.of("date", "type", "tokens", "usd", "description", "id");

    private TransactionCsv() {}

    /** @param transactions all of them, or the refusal to whoever may not have them */
    static RestMulti<String> file(Multi<List<Transaction>> transactions) {
        return CsvFile.of("transactions.csv", HEADER, transactions.map(TransactionCsv::of));
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
