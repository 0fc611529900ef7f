package io.tutorflow.audit;

import static io.tutorflow.audit.HouseAccount.BEARERS;
import static io.tutorflow.audit.HouseAccount.CASH;
import static io.tutorflow.audit.HouseAccount.PROMOTIONS;
import static io.tutorflow.audit.HouseAccount.REVENUE;
import static io.tutorflow.audit.HouseAccount.ROUNDING;
import static io.tutorflow.audit.HouseAccount.STRIPE_CLEARING;
import static io.tutorflow.audit.HouseAccount.TAX_PAYABLE;
import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the audit knows of a kind of transfer by itself: it does not believe what billing-service says of it. */
enum TransferKind {
    HOLD(Side.WALLET, Side.of(REVENUE), Credits.NONE, Bound.NOTHING),
    VOID(Side.of(REVENUE), Side.WALLET, Credits.NONE, Bound.NOTHING),
    SIGNUP(Side.of(PROMOTIONS), Side.WALLET, Credits.PROMOTIONAL, Bound.NOTHING),
    GRANT(Side.of(PROMOTIONS), Side.WALLET, Credits.PROMOTIONAL, Bound.NOTHING),
    PURCHASE(Side.of(STRIPE_CLEARING), Side.WALLET, Credits.PURCHASED, Bound.NOTHING),
    BONUS(Side.of(PROMOTIONS), Side.WALLET, Credits.PURCHASED, Bound.NOTHING),
    CAPTURE(Side.WALLET, Side.of(REVENUE), Credits.AS_SPENT, Bound.NOTHING),
    REFUND(Side.WALLET, Side.of(STRIPE_CLEARING, PROMOTIONS), Credits.PURCHASED, Bound.WHAT_IS_THERE),
    REFUND_RETURNED(Side.of(STRIPE_CLEARING, PROMOTIONS), Side.WALLET, Credits.PURCHASED, Bound.NOTHING),
    DISPUTE(Side.WALLET, Side.of(STRIPE_CLEARING, PROMOTIONS), Credits.PURCHASED, Bound.NOTHING),
    DISPUTE_RETURNED(Side.of(STRIPE_CLEARING, PROMOTIONS), Side.WALLET, Credits.PURCHASED, Bound.NOTHING),
    DISTRIBUTION(Side.WALLET, Side.WALLET, Credits.AS_SPENT, Bound.WHAT_IS_THERE),
    DISTRIBUTION_RETURNED(Side.WALLET, Side.WALLET, Credits.AS_SPENT, Bound.WHAT_IS_THERE),
    INCLUDED(Side.of(PROMOTIONS), Side.WALLET, Credits.PROMOTIONAL, Bound.NOTHING),
    INCLUDED_WITHDRAWN(Side.WALLET, Side.of(PROMOTIONS), Credits.PROMOTIONAL, Bound.WHAT_IS_THERE),
    PROMO_WITHDRAWN(Side.WALLET, Side.of(PROMOTIONS), Credits.PROMOTIONAL, Bound.WHAT_IS_THERE),
    LINE_CLEARED(new Side(BEARERS), Side.WALLET, Credits.LINE, Bound.WHAT_IS_THERE),
    LINE_REOPENED(LINE_CLEARED, Bound.WHAT_WAS_DONE),
    TOPUP_REPAID(new Side(BEARERS), Side.WALLET, Credits.PURCHASED, Bound.NOTHING),
    TOPUP_REOPENED(TOPUP_REPAID, Bound.WHAT_WAS_DONE),
    TRUE_UP(new Side(CASH), Side.of(REVENUE), Credits.NONE, Bound.NOTHING),
    TRUE_UP_RETURNED(TRUE_UP, Bound.NOTHING),
    TAX(new Side(CASH), Side.of(TAX_PAYABLE), Credits.NONE, Bound.NOTHING),
    TAX_RETURNED(TAX, Bound.NOTHING),
    ROUNDING_UP(new Side(CASH), Side.of(ROUNDING), Credits.NONE, Bound.NOTHING),
    ROUNDING_DOWN(ROUNDING_UP, Bound.NOTHING),
    USAGE_RETURNED(Side.of(REVENUE), new Side(CASH), Credits.NONE, Bound.NOTHING),
    USAGE_REPAID(USAGE_RETURNED, Bound.WHAT_WAS_DONE);

    /** Which credits it moves; as they are spent: promotional ones first, then purchased ones. */
    enum Credits {
        NONE,
        PROMOTIONAL,
        PURCHASED,
        AS_SPENT,
        /** What is owed on the line. */
        LINE
    }

    /** How much it may move. */
    enum Bound {
        /** No more of those credits than the wallet had before, or owed on the line. */
        WHAT_IS_THERE,
        /** It takes back what was done under its key, and is nothing without that. */
        WHAT_WAS_DONE,
        /** The line after the credits, and then below zero: the work was done, or the bank has the money. */
        NOTHING
    }

    /**
     * Where it comes from or goes to.
     *
     * @param houses one of the house's accounts; none: a wallet
     */
    record Side(Set<HouseAccount> houses) {

        static final Side WALLET = new Side(EnumSet.noneOf(HouseAccount.class));

        static Side of(HouseAccount... houses) {
            return new Side(EnumSet.copyOf(Arrays.asList(houses)));
        }
    }

    /** Their facts as a table of SQL, {@code known (kind, sources, targets, credits, bound)}; no source: a wallet. */
    static final String KNOWN = Arrays.stream(values())
            .map(TransferKind::row)
            .collect(joining(
                    ",\n        ", "WITH known (kind, sources, targets, credits, bound) AS (VALUES\n        ", ")\n"));

    /** Each of what clears invoices with the one that takes it back, {@code opposites (kind, opposite, bound)}. */
    static final String OPPOSITES = Arrays.stream(values())
            .flatMap(kind -> kind.takesBack == null
                    ? Stream.empty()
                    : Stream.of(pair(kind, kind.takesBack), pair(kind.takesBack, kind)))
            .collect(joining(", ", "opposites (kind, opposite, bound) AS (VALUES ", ")"));

    private final String sources;
    private final String targets;
    private final Credits credits;
    private final Bound bound;
    private final @Nullable TransferKind takesBack;

    TransferKind(Side from, Side to, Credits credits, Bound bound) {
        this.sources = HouseAccount.array(from.houses());
        this.targets = HouseAccount.array(to.houses());
        this.credits = credits;
        this.bound = bound;
        this.takesBack = null;
    }

    /** What goes the other way than another kind. */
    TransferKind(TransferKind takesBack, Bound bound) {
        this.sources = takesBack.targets;
        this.targets = takesBack.sources;
        this.credits = takesBack.credits;
        this.bound = bound;
        this.takesBack = takesBack;
    }

    private String row() {
        return "('%s', %s, %s, '%s', '%s')".formatted(word(this), sources, targets, word(credits), word(bound));
    }

    private static String pair(TransferKind kind, TransferKind opposite) {
        return "('%s', '%s', '%s')".formatted(word(kind), word(opposite), word(kind.bound));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
