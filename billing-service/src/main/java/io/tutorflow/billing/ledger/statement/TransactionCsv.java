package io.tutorflow.billing.ledger.statement;

import io.tutorflow.http.CsvLine;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A history as a file. */
final class TransactionCsv {

    /** More than a spreadsheet shows at a glance; older ones are in the pages. */
    static final int ROWS = 10_000;

    private static final String HEADER = CsvLine.of("date", "type", "tokens", "usd", "description", "id");

    private TransactionCsv() {}

    static RestResponse<String> file(List<Transaction> transactions) {
        return ResponseBuilder.ok(of(transactions), CsvLine.TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"transactions.csv\"")
                .build();
    }

    static String of(List<Transaction> transactions) {
        return transactions.stream().map(TransactionCsv::line).collect(Collectors.joining("", HEADER, ""));
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
