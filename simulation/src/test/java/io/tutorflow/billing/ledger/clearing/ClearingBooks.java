package io.tutorflow.billing.ledger.clearing;

import io.tutorflow.billing.ledger.Movement;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.simulation.machine.Database;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.simulation.machine.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What was cleared under which key, as {@code ClearingInvoices} finds it among the transfers. */
public final class ClearingBooks {

    private final Table<UUID, Set<ClearingPart>> parts;
    private final PlantedBug bug;

    public ClearingBooks(Database database, PlantedBug bug) {
        this.parts = new Table<>(database, "clearing");
        this.bug = bug;
    }

    /** Nothing, if it was cleared before. Part of the caller's transaction. */
    public Optional<Movement> clear(Clearing clearing, Wallet wallet) {
        var before = bug == PlantedBug.LINE_CLEARED_TWICE ? Set.<ClearingPart>of() : of(clearing.id());
        return switch (ClearingPolicy.clear(clearing, wallet, before)) {
            case ClearingPolicy.Decision.Written written -> {
                keep(clearing.id(), clearing.parts());
                yield Optional.of(written.movement());
            }
            case ClearingPolicy.Decision.Unchanged unchanged -> {
                demandHarmless(clearing, unchanged.why());
                yield Optional.empty();
            }
        };
    }

    private void demandHarmless(Clearing clearing, ClearingOutcome why) {
        if (!(why instanceof ClearingOutcome.Repeated) && bug != PlantedBug.LINE_CLEARED_TWICE) {
            throw new IllegalStateException(clearing + ": " + why);
        }
    }

    private Set<ClearingPart> of(UUID key) {
        var found = parts.get(key);
        return found == null ? Set.of() : found;
    }

    private void keep(UUID key, List<ClearingPart> more) {
        var all = new HashSet<>(of(key));
        all.addAll(more);
        parts.put(key, Set.copyOf(all));
    }
}
