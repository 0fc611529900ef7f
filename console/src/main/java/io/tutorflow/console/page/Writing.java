package io.tutorflow.console.page;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the pages write figures and dates. */
@TemplateExtension
public final class Writing {

    /** A token is a hundredth of a dollar. */
    private static final int TOKEN_SCALE = 2;

    private static final String MINUS = "−";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.US);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE, MMM d, HH:mm", Locale.US);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.US);

    private Writing() {}

    /** Tokens or credits: 48,310 or 21,392.5. */
    static String figure(BigDecimal amount) {
        return negative(amount) + format("#,##0.####", amount.abs());
    }

    /** With its sign: +22,000 or −412. */
    static String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + figure(amount);
    }

    /** Tokens in dollars: $477.45. */
    static String dollars(BigDecimal tokens) {
        BigDecimal usd = tokens.movePointLeft(TOKEN_SCALE).setScale(2, RoundingMode.HALF_EVEN);
        return negative(usd) + "$" + format("#,##0.00", usd.abs());
    }

    static boolean positive(BigDecimal amount) {
        return amount.signum() > 0;
    }

    private static String negative(BigDecimal amount) {
        return amount.signum() < 0 ? MINUS : "";
    }

    private static String format(String pattern, BigDecimal amount) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US)).format(amount);
    }

    static String day(Instant moment, ZoneId zone) {
        return DAY.format(moment.atZone(zone));
    }

    static String at(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone));
    }

    static String weekday(Instant moment, ZoneId zone) {
        return WEEKDAY.format(moment.atZone(zone));
    }

    static String time(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }

    /** For whoever compares it with another system. */
    static String utc(Instant moment) {
        return UTC.format(moment.atZone(ZoneOffset.UTC));
    }

    /** As people say it: UTC, not Z. */
    static String place(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
