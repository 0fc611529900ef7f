package io.tutorflow.billing.ledger;

import static io.tutorflow.billing.ledger.HouseAccount.PROMOTIONS;
import static io.tutorflow.billing.ledger.HouseAccount.REVENUE;
import static io.tutorflow.billing.ledger.HouseAccount.STRIPE_CLEARING;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of transfer. Whatever the ledger does is a transfer of one of these; a new kind is an entry here, its name in
 * the constraint of the table, and whoever posts it.
 */
public enum TransferKind {
    /** An estimate that is set aside until its work has ended. */
    HOLD("hold", Direction.NONE, Credits.NONE, null, "Hold", REVENUE, null),
    /** Set aside no longer: nothing is charged. */
    VOID("void", Direction.NONE, Credits.NONE, null, "Released hold", REVENUE, null),
    /** The signup dollar. */
    SIGNUP("signup", Direction.IN, Credits.PROMOTIONAL, "signup", "Free signup credits", PROMOTIONS, null),
    /** An operator's gift. */
    GRANT("grant", Direction.IN, Credits.PROMOTIONAL, "grant", "Granted", PROMOTIONS, null),
    /** Paid for through Stripe. */
    PURCHASE("purchase", Direction.IN, Credits.PURCHASED, "purchase", "Bought", STRIPE_CLEARING, null),
    /** Given on top of a purchase, and spent with it. */
    BONUS("bonus", Direction.IN, Credits.PURCHASED, "bonus", "Bonus", PROMOTIONS, null),
    /** Charged for work that was done, whatever is left. */
    CAPTURE("capture", Direction.OUT, Credits.AS_SPENT, "usage", "Usage", REVENUE, null),
    /** Taken back for money that goes back. */
    REFUND("refund", Direction.OUT, Credits.PURCHASED, "refund", "Refund", STRIPE_CLEARING, PROMOTIONS),
    /** Back again, because the refund failed. */
    REFUND_RETURNED(
            "refund_returned",
            Direction.IN,
            Credits.PURCHASED,
            "refund_returned",
            "Refund",
            STRIPE_CLEARING,
            PROMOTIONS),
    /** Taken because a bank disputes the payment: what is spent of it too, once it is lost. */
    DISPUTE("dispute", Direction.OUT, Credits.PURCHASED, "dispute", "Dispute", STRIPE_CLEARING, PROMOTIONS),
    /** Back again, because the dispute was won. */
    DISPUTE_RETURNED(
            "dispute_returned",
            Direction.IN,
            Credits.PURCHASED,
            "dispute_returned",
            "Dispute",
            STRIPE_CLEARING,
            PROMOTIONS),
    /** Handed by an organization to one of its own. */
    DISTRIBUTION("distribution", Direction.BETWEEN, Credits.AS_SPENT, "distribution", "Distribution", null, null),
    /** Handed back to the organization. */
    DISTRIBUTION_RETURNED(
            "distribution_returned",
            Direction.BETWEEN,
            Credits.AS_SPENT,
            "distribution_returned",
            "Distribution",
            null,
            null),
    /** Owed on the line no longer: an invoice was paid, credited or written off. */
    LINE_CLEARED("line_cleared", Direction.IN, Credits.LINE, "line_cleared", "Credit line settled", null, null),
    /** Owed on the line again, because what cleared it was taken back. */
    LINE_REOPENED("line_reopened", Direction.OUT, Credits.LINE, "line_reopened", "Credit line owed again", null, null),
    /** What a lost dispute left below zero, paid by an invoice or forgiven. */
    TOPUP_REPAID(
            "topup_repaid", Direction.IN, Credits.PURCHASED, "topup_repaid", "Reversed top-up settled", null, null),
    /** The same, owed again. */
    TOPUP_REOPENED(
            "topup_reopened",
            Direction.OUT,
            Credits.PURCHASED,
            "topup_reopened",
            "Reversed top-up owed again",
            null,
            null),
    /** Paid up to what was committed to. */
    TRUE_UP("true_up", Direction.HOUSE, Credits.NONE, null, "Minimum commitment", null, null),
    /** The same, given back. */
    TRUE_UP_RETURNED("true_up_returned", Direction.HOUSE, Credits.NONE, null, "Minimum commitment", null, null),
    /** Paid with an invoice, and owed to whoever taxes. */
    TAX("tax", Direction.HOUSE, Credits.NONE, null, "Tax", null, null),
    /** The same, given back. */
    TAX_RETURNED("tax_returned", Direction.HOUSE, Credits.NONE, null, "Tax", null, null),
    /** So much more was paid than used. */
    ROUNDING_UP("rounding_up", Direction.HOUSE, Credits.NONE, null, "Rounding", null, null),
    /** So much less was paid than used. */
    ROUNDING_DOWN("rounding_down", Direction.HOUSE, Credits.NONE, null, "Rounding", null, null),
    /** Money for usage that was paid by an invoice, given back by a credit note. */
    USAGE_RETURNED("usage_returned", Direction.HOUSE, Credits.NONE, null, "Credit note", null, null),
    /** The same, back again, because it could not be given back. */
    USAGE_REPAID("usage_repaid", Direction.HOUSE, Credits.NONE, null, "Credit note", null, null),
    /** The usage that the terms of a workspace include in a month. */
    INCLUDED("included", Direction.IN, Credits.PROMOTIONAL, "included", "Included usage", PROMOTIONS, null),
    /** What is left of it when its month is closed. */
    INCLUDED_WITHDRAWN(
            "included_withdrawn",
            Direction.OUT,
            Credits.PROMOTIONAL,
            "included_withdrawn",
            "Included usage that was not used",
            PROMOTIONS,
            null),
    /** What was given and is not spent any more, because usage is metered from now on. */
    PROMO_WITHDRAWN(
            "promo_withdrawn",
            Direction.OUT,
            Credits.PROMOTIONAL,
            "promo_withdrawn",
            "Promotional credits withdrawn",
            PROMOTIONS,
            null);

    private final String text;
    private final Direction direction;
    private final Credits credits;
    private final @Nullable String type;
    private final String title;
    private final @Nullable HouseAccount house;
    private final @Nullable HouseAccount bonusHouse;

    /**
     * @param text its name in the database
     * @param type its name in a history; none: it is not shown
     * @param title what its owner reads where nothing else is known of it
     * @param house where it comes from or goes to; none: from one account to another, or as whatever clears an invoice
     * @param bonusHouse the same of the bonus that goes with it, of a transfer of its own
     */
    TransferKind(
            String text,
            Direction direction,
            Credits credits,
            @Nullable String type,
            String title,
            @Nullable HouseAccount house,
            @Nullable HouseAccount bonusHouse) {
        this.text = text;
        this.direction = direction;
        this.credits = credits;
        this.type = type;
        this.title = title;
        this.house = house;
        this.bonusHouse = bonusHouse;
    }

    /** Which way it goes, as its account sees it. */
    public enum Direction {
        /** It moves nothing. */
        NONE,
        /** From a house account. */
        IN,
        /** To a house account. */
        OUT,
        /** From one account to another. */
        BETWEEN,
        /** From one house account to another: no wallet is moved. */
        HOUSE
    }

    /** Which of an account's credits it moves. */
    public enum Credits {
        NONE,
        PROMOTIONAL,
        PURCHASED,
        /** Promotional ones first, then purchased ones; of a capture then the line. */
        AS_SPENT,
        /** None: what is owed on the line. */
        LINE
    }

    /** The kind of that name in the database. */
    public static TransferKind of(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Unknown kind of transfer: " + text));
    }

    /** Those that change an account, and that its owner is shown. */
    public static List<TransferKind> shown() {
        return Arrays.stream(values()).filter(kind -> kind.type != null).toList();
    }

    /** Their names in the database. */
    public static String[] texts(Predicate<TransferKind> wanted) {
        return Arrays.stream(values()).filter(wanted).map(TransferKind::text).toArray(String[]::new);
    }

    /** Its name in the database. */
    public String text() {
        return text;
    }

    /** Its name in a history. */
    public String type() {
        return Objects.requireNonNull(type, () -> "No owner is shown a " + text);
    }

    /** What its owner reads of it. */
    public String describe(@Nullable String reason) {
        if (reason == null || this == SIGNUP) {
            return title;
        }
        return this == GRANT ? title + ": " + reason : reason;
    }

    /** Whether it is charged for work. */
    public boolean isUsage() {
        return this == CAPTURE;
    }

    /** Whether it is paid for, or comes with what is paid for. */
    public boolean isBought() {
        return this == PURCHASE || this == BONUS;
    }

    /** Whether it is given, and nothing is paid for it. */
    public boolean isGift() {
        return direction == Direction.IN && credits == Credits.PROMOTIONAL;
    }

    /** Whether it goes from one account to another. */
    public boolean isBetweenAccounts() {
        return direction == Direction.BETWEEN;
    }

    /** Whether an account that gets it has had more than the signup dollar from then on. */
    boolean funds() {
        return this != SIGNUP;
    }

    /** Whether it may take more than there is: the work was done, or the bank has the money. */
    public boolean mayOverdraw() {
        return this == CAPTURE || this == DISPUTE;
    }

    public Direction direction() {
        return direction;
    }

    public Credits credits() {
        return credits;
    }

    /** Where it comes from or goes to. */
    HouseAccount house() {
        return Objects.requireNonNull(house, () -> "There is no one house account of a " + text);
    }

    HouseAccount bonusHouse() {
        return Objects.requireNonNull(bonusHouse, () -> "No bonus goes with a " + text);
    }

    /** Whether it may come from there or go there. */
    boolean isOf(UUID account) {
        return (house != null && house.id().equals(account))
                || (bonusHouse != null && bonusHouse.id().equals(account));
    }

    /** Whether it is of an invoice: one of several transfers of one key. */
    public boolean clears() {
        return direction == Direction.HOUSE
                || credits == Credits.LINE
                || this == TOPUP_REPAID
                || this == TOPUP_REOPENED;
    }

    /** What takes it back, of what clears an invoice. */
    public TransferKind opposite() {
        return switch (this) {
            case LINE_CLEARED -> LINE_REOPENED;
            case LINE_REOPENED -> LINE_CLEARED;
            case TOPUP_REPAID -> TOPUP_REOPENED;
            case TOPUP_REOPENED -> TOPUP_REPAID;
            case TRUE_UP -> TRUE_UP_RETURNED;
            case TRUE_UP_RETURNED -> TRUE_UP;
            case TAX -> TAX_RETURNED;
            case TAX_RETURNED -> TAX;
            case ROUNDING_UP -> ROUNDING_DOWN;
            case ROUNDING_DOWN -> ROUNDING_UP;
            case USAGE_RETURNED -> USAGE_REPAID;
            case USAGE_REPAID -> USAGE_RETURNED;
            case HOLD,
                    VOID,
                    SIGNUP,
                    GRANT,
                    PURCHASE,
                    BONUS,
                    CAPTURE,
                    REFUND,
                    REFUND_RETURNED,
                    DISPUTE,
                    DISPUTE_RETURNED,
                    DISTRIBUTION,
                    DISTRIBUTION_RETURNED,
                    INCLUDED,
                    INCLUDED_WITHDRAWN,
                    PROMO_WITHDRAWN -> throw new IllegalStateException("A " + text + " clears nothing");
        };
    }
}
