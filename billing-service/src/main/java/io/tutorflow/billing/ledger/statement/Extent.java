package io.tutorflow.billing.ledger.statement;

/**
 * How many transactions of an account a filter lets through, and between which numbers: what is outside need not be read.
 *
 * @param lowest of their numbers
 * @param highest of their numbers
 */
record Extent(long total, long lowest, long highest) {

    /** Before anything is known of it. */
    static final Extent ANY = new Extent(Long.MAX_VALUE, 1, Long.MAX_VALUE - 1);

    static final Extent NOTHING = new Extent(0, 1, 0);

    /** The first place after which there may be one. */
    Place after(Place place) {
        return place.number() > highest ? new Place(highest + 1) : place;
    }
}
