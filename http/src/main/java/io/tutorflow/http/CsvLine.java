package io.tutorflow.http;

/** A line of a file for spreadsheets: RFC 4180, with nothing in it that a spreadsheet would take for a formula. */
public final class CsvLine {

    public static final String TYPE = "text/csv";

    private static final String END = "\r\n";

    /**
     * What makes a cell a formula (https://owasp.org/www-community/attacks/CSV_Injection), the full-width signs too, for
     * some spreadsheets take them for the others.
     */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private CsvLine() {}

    /** @param cells numbers, dates and ids as they are, text by {@link #text} */
    public static String of(String... cells) {
        return String.join(",", cells) + END;
    }

    /** What somebody else has written. */
    public static String text(String value) {
        var harmless = isFormula(value) || isFormula(value.strip()) ? "'" + value : value;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    /** Also with blanks before it: spreadsheets can be told to trim. */
    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
