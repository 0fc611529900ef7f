package io.tutorflow.audit;

import io.tutorflow.audit.MeteredRows.Told;
import io.tutorflow.audit.SettledRows.Metered;
import io.tutorflow.audit.SettledRows.Settled;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks what usage-service says of a record at Stripe's meters against what billing-service knows of it. */
final class MeterStatusCheck {

    private static final String PENDING = "pending";

    private MeterStatusCheck() {}

    /**
     * @param settled none: usage-service was told nothing
     * @param told none: no meter charges it
     */
    static List<Difference> of(UUID id, @Nullable Settled settled, @Nullable Told told) {
        var differing = new Differing(Rule.RECORD_METER);
        var name = "usage record " + id;
        var metered = settled == null ? null : settled.metered();
        if (told == null) {
            differing.demand(name, metered == null, "says how it stands with a meter, and no meter charges it");
        } else if (told.isUntold()) {
            differing.add(
                    name,
                    "is not told how it stands with its meter: "
                            + told.metered().status());
        } else if (metered == null) {
            differing.add(
                    name,
                    "says nothing of its meter, where it is " + told.metered().status());
        } else {
            compare(differing, name, metered, told.metered());
        }
        return differing.all();
    }

    /** While it is pending it is sent again, and told of only if there is news. */
    private static void compare(Differing differing, String name, Metered said, Metered known) {
        differing.demandEqual(name, "the revision of its meter", said.revision(), "billing-service", known.revision());
        differing.demandEqual(name, "its meter", wording(said), "billing-service", wording(known));
        if (!known.status().equals(PENDING)) {
            differing.demandEqual(name, "its attempts", said.attempts(), "billing-service", known.attempts());
            differing.demand(name, said.late() == known.late(), "says of its meter late: " + said.late());
        }
    }

    private static String wording(Metered metered) {
        return metered.error() == null ? metered.status() : metered.status() + " (" + metered.error() + ")";
    }
}
