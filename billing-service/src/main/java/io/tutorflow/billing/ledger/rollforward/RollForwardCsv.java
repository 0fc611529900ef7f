package io.tutorflow.billing.ledger.rollforward;

import io.tutorflow.money.Money;

/** The books over one month as a file: RFC 4180, a line for what an account began with, each movement, and its end. */
final class RollForwardCsv {

    static final String TYPE = "text/csv";

    private static final String LINE = "\r\n";
    private static final String HEADER = "month,account,line,usd" + LINE;

    private RollForwardCsv() {}

    static String of(RollForward books) {
        var file = new StringBuilder(HEADER);
        books.accounts().forEach(account -> {
            var book = account.book();
            line(file, books, book, "opening", account.opening());
            account.movements().forEach((kind, amount) -> line(file, books, book, kind, amount));
            line(file, books, book, "closing", account.closing());
        });
        return file.toString();
    }

    private static void line(StringBuilder file, RollForward books, Book book, String what, Money amount) {
        file.append(books.month())
                .append(',')
                .append(book.text())
                .append(',')
                .append(what)
                .append(',')
                .append(amount.usd().toPlainString())
                .append(LINE);
    }
}
