package io.tutorflow.billing.payment;

import io.tutorflow.money.Money;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Formats amounts for people. */
final class Amounts {

    private Amounts() {}

    /** {@code 21,392.5} */
    static String credits(Money amount) {
        return new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount.credits());
    }

    /** {@code $1,234.50} */
    static String usd(Money amount) {
        return new DecimalFormat("$#,##0.00##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount.usd());
    }
}
