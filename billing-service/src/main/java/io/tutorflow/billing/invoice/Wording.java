package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/** How dates, amounts and quantities are written on a document: for people, in English, UTC. */
final class Wording {

    private static final int CENTS = 2;

    private static final DateTimeFormatter DATE = formatter("MMMM d, uuuu");
    private static final DateTimeFormatter DAY_OF_YEAR = formatter("MMMM d");
    private static final DateTimeFormatter REST_OF_MONTH = formatter("d, uuuu");
    private static final DateTimeFormatter MINUTE = formatter("MMMM d, uuuu, HH:mm");
    private static final DateTimeFormatter MONTH = formatter("MMMM uuuu");

    private Wording() {}

    static String date(Instant at) {
        return DATE.format(at.atOffset(ZoneOffset.UTC));
    }

    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** {@code June 1 – 30, 2026}; to the minute, if it is not of whole days. */
    static String period(Period period) {
        var from = period.from().atOffset(ZoneOffset.UTC);
        var to = period.to().atOffset(ZoneOffset.UTC);
        if (!isMidnight(from) || !isMidnight(to)) {
            return MINUTE.format(from) + " – " + MINUTE.format(to);
        }
        return days(from.toLocalDate(), to.toLocalDate().minusDays(1));
    }

    private static String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return DATE.format(first);
        }
        if (first.getYear() != last.getYear()) {
            return DATE.format(first) + " – " + DATE.format(last);
        }
        return DAY_OF_YEAR.format(first) + " – "
                + (first.getMonth() == last.getMonth() ? REST_OF_MONTH : DATE).format(last);
    }

    private static boolean isMidnight(OffsetDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** {@code $517.00} */
    static String dollars(Money amount) {
        return format("$#,##0.00", amount.usd());
    }

    /** How many decimals it takes to write each of them exactly, and cents in any case. */
    static int decimals(Stream<Money> amounts) {
        return amounts.mapToInt(amount -> amount.usd().stripTrailingZeros().scale())
                .reduce(CENTS, Math::max);
    }

    static String cents(Money amount) {
        return amount(amount, CENTS);
    }

    static String amount(Money amount, int decimals) {
        return format("#,##0." + "0".repeat(decimals), amount.usd());
    }

    /** {@code 1,333.5}: as many decimals as there are. */
    static String number(BigDecimal value) {
        return format("#,##0.######", value);
    }

    private static String format(String pattern, BigDecimal value) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('−');
        var format = new DecimalFormat(pattern, symbols);
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return format.format(value);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
