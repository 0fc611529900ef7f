package io.tutorflow.billing.payment.receipt;

import io.tutorflow.money.Money;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A receipt's texts for its page, its PDF and its mail.
 *
 * @param bonus null if there was none
 * @param email null if unknown
 */
record ReceiptText(
        String number,
        String date,
        String issuerName,
        String issuerAddress,
        String buyer,
        @Nullable String email,
        String account,
        String payment,
        String unit,
        String bought,
        @Nullable String bonus,
        String credited,
        String amount,
        String paidBy) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    static ReceiptText of(Receipt receipt) {
        var sale = receipt.sale();
        var card = sale.card();
        return new ReceiptText(
                receipt.numberText(),
                DATE.format(sale.paidAt()),
                receipt.issuer().name(),
                receipt.issuer().address(),
                receipt.buyer(),
                sale.email(),
                sale.accountId().toString(),
                sale.paymentId().toString(),
                sale.unit(),
                credits(sale.paid()),
                sale.bonus().isPositive() ? credits(sale.bonus()) : null,
                credits(sale.paid().plus(sale.bonus())),
                usd(sale.paid()),
                card == null ? "card" : card.text());
    }

    private static String credits(Money amount) {
        return in("#,##0.####").format(amount.credits());
    }

    private static String usd(Money amount) {
        return in("$#,##0.00").format(amount.usd());
    }

    private static DecimalFormat in(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
