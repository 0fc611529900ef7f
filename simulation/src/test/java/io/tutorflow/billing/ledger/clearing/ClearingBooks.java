package io.tutorflow.billing.ledger.clearing;

import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.Movement;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.rollforward.SimulatedBooks;
import io.tutorflow.money.Money;
import io.tutorflow.simulation.machine.Database;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.simulation.machine.Table;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** {@code ClearingInvoices.isPaidInto}. */
    public boolean isPaidInto(UUID clearing, Clearing.Cash cash) {
        return of(clearing).stream()
                .anyMatch(part -> part.from().equals(cash.house().id()));
    }

    /** Every transfer that was written. */
    public void addTo(SimulatedBooks books) {
        parts.rows()
                .forEach(written -> written.forEach(part -> books.add(
                        part.kind(),
                        house(part.from()),
                        house(part.to()),
                        part.amount(),
                        new Funding(
                                Money.ZERO,
                                Money.ZERO,
                                part.kind().credits() == TransferKind.Credits.LINE ? part.amount() : Money.ZERO))));
    }

    /** None: a wallet. */
    private static @Nullable HouseAccount house(UUID account) {
        return Arrays.stream(HouseAccount.values())
                .filter(house -> house.id().equals(account))
                .findFirst()
                .orElse(null);
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
