package io.tutorflow.audit;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** The house accounts as the audit knows them. */
enum HouseAccount {
    /** What work has earned. */
    REVENUE(1, "revenue"),
    /** What was given. */
    PROMOTIONS(2, "promotions"),
    /** What Stripe has not yet paid out. */
    STRIPE_CLEARING(3, "stripe clearing"),
    /** What was paid past Stripe. */
    BANK(4, "bank"),
    TAX_PAYABLE(5, "tax payable"),
    ROUNDING(6, "rounding"),
    WRITE_OFFS(7, "write-offs");

    /** Where money is. */
    static final Set<HouseAccount> CASH = EnumSet.of(STRIPE_CLEARING, BANK);

    /** Who bears it that something is owed no longer: money came in, it was not earned, was rounded, or is lost. */
    static final Set<HouseAccount> BEARERS = EnumSet.of(STRIPE_CLEARING, BANK, REVENUE, ROUNDING, WRITE_OFFS);

    /** As rows of SQL: their ids and names. */
    static final String ROWS = Arrays.stream(values()).map(HouseAccount::row).collect(joining(", "));

    private final UUID id;
    private final String label;

    HouseAccount(long number, String label) {
        this.id = new UUID(0, number);
        this.label = label;
    }

    UUID id() {
        return id;
    }

    /** Their ids as an array of SQL. */
    static String array(Set<HouseAccount> houses) {
        return houses.stream().map(house -> house.id.toString()).collect(joining(", ", "'{", "}'::uuid[]"));
    }

    private String row() {
        return "('%s'::uuid, '%s')".formatted(id, label);
    }
}
