package io.tutorflow.billing.ledger.statement;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A history as a file: RFC 4180, with nothing in it that a spreadsheet would take for a formula. */
final class TransactionCsv {

    static final String TYPE = "text/csv";

    /** More than a spreadsheet shows at a glance; older ones are in the pages. */
    static final int ROWS = 10_000;

    private static final String LINE = "\r\n";
    private static final String HEADER = "date,type,tokens,usd,description,id" + LINE;

    /** What makes a cell a formula: https://owasp.org/www-community/attacks/CSV_Injection */
    private static final String FORMULA = "=+-@\t\r";

    private TransactionCsv() {}

    static RestResponse<String> file(List<Transaction> transactions) {
        return ResponseBuilder.ok(of(transactions), TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"transactions.csv\"")
                .build();
    }

    static String of(List<Transaction> transactions) {
        return transactions.stream().map(TransactionCsv::line).collect(Collectors.joining("", HEADER, ""));
    }

    private static String line(Transaction transaction) {
        return String.join(
                        ",",
                        transaction.at().toString(),
                        transaction.kind().type(),
                        transaction.signed().credits().toPlainString(),
                        transaction.signed().usd().toPlainString(),
                        text(transaction.description()),
                        transaction.id().toString())
                + LINE;
    }

    private static String text(String value) {
        var harmless = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
