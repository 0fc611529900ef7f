package io.tutorflow.audit;

import io.tutorflow.audit.PlacedRows.Placed;
import io.tutorflow.audit.SettledRows.Place;
import io.tutorflow.audit.SettledRows.Settled;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks what usage-service says of a record's document against the document. */
final class PlacementCheck {

    private PlacementCheck() {}

    /** @param placed none: it was never on a document that was opened */
    static List<Difference> of(UUID id, @Nullable Settled settled, @Nullable Placed placed) {
        var differing = new Differing(Rule.RECORD_INVOICE);
        var name = "usage record " + id;
        if (placed == null) {
            differing.demand(
                    name, settled == null || settled.revision() == 0, "says that a document has it, and none has");
        } else if (settled == null || settled.revision() == 0) {
            differing.add(name, "says nothing of a document; it is on " + wording(placed.place()));
        } else {
            differing.demandEqual(
                    name, "its document", wording(settled.place()), "billing-service", wording(placed.place()));
            differing.demandEqual(
                    name, "the revision of its document", settled.revision(), "billing-service", placed.revision());
        }
        return differing.all();
    }

    private static String wording(@Nullable Place place) {
        return place == null ? "none any more" : place.number() + " (" + place.document() + "), line " + place.line();
    }
}
