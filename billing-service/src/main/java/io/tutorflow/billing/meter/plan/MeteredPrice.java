package io.tutorflow.billing.meter.plan;

import io.tutorflow.billing.payment.StripePlans.NewPrice;
import io.tutorflow.billing.payment.StripePlans.Product;
import io.tutorflow.money.Money;
import java.math.BigDecimal;

/**
 * A price of the catalogue as Stripe has to know it. Another amount has other names at Stripe, whose prices do not change.
 *
 * @param unit the catalogue's
 * @param amount of one unit
 * @param lookupKey names the price at Stripe
 * @param eventName names the meter at Stripe
 */
record MeteredPrice(String catalogKey, String category, String unit, Money amount, String lookupKey, String eventName) {

    private static final String MINUTE = "video_minute";

    private static final int CENT_DECIMALS = 2;

    /** Minutes are counted in ten-thousandths, since Stripe counts whole numbers. */
    private static final int PART_DECIMALS = 4;

    /** What Stripe charges for one that its meter counts. Exact: a micro-USD has 4 decimals of a cent, its ten-thousandth 8. */
    BigDecimal cents() {
        var cents = amount.usd().movePointRight(CENT_DECIMALS);
        return isInParts() ? cents.movePointLeft(PART_DECIMALS) : cents;
    }

    NewPrice at(String meterId) {
        return new NewPrice(lookupKey, productId(), meterId, cents());
    }

    Product product() {
        return new Product(productId(), words(category), counted());
    }

    /** One of each category, whatever it costs. */
    String productId() {
        return "tutorflow_" + catalogKey.replace('.', '_');
    }

    String meterName() {
        return words(category) + ", in " + counted() + "s";
    }

    private String counted() {
        return isInParts() ? "1/10,000 minute" : unit;
    }

    private boolean isInParts() {
        return MINUTE.equals(unit);
    }

    /** {@code slide_image} is Slide image. */
    private static String words(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' ');
    }
}
