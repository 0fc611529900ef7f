package io.tutorflow.pricing.catalog;

/**
 * What a price is for: it stays the same from version to version, but for Stripe's names when the price changes.
 *
 * @param unit what one is: a lesson, an image, a minute of video
 * @param active whether it is sold at present
 */
record Listing(String category, String tier, String unit, boolean active, StripeNames stripe) {

    Listing renamed(VersionNumber version) {
        return new Listing(category, tier, unit, active, stripe.of(version));
    }
}
