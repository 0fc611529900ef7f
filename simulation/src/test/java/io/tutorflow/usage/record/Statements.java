package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.messaging.NobodyToWake;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.simulation.machine.Host;
import io.tutorflow.simulation.machine.Network;
import io.tutorflow.simulation.machine.Nowhere;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.usage.admission.UsualAdmission;
import io.tutorflow.usage.record.RecordingWork.NewRecord;
import io.tutorflow.usage.record.UsageRecord.Finalized;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** One replica's ways to its database: the production classes, with their statements sent to the simulated one. */
public final class Statements {

    private static final WorkerId WORKER = new WorkerId();

    private final Host host;
    private final Network network;
    private final UsageDatabase rows;
    private final PlantedBug bug;
    private final UsageRecords records;
    private final RecordingWork recording = new SimulatedRecording();
    private final EndingRecords ending = new SimulatedEnding();

    public Statements(Host host, Network network, UsageDatabase rows, BusinessClock clock, PlantedBug bug) {
        this.host = host;
        this.network = network;
        this.rows = rows;
        this.bug = bug;
        this.records = new SimulatedRecords(clock);
    }

    public UsageRecords records() {
        return records;
    }

    public RecordingWork recording() {
        return recording;
    }

    public EndingRecords ending() {
        return ending;
    }

    private final class SimulatedRecords extends UsageRecords {

        SimulatedRecords(BusinessClock clock) {
            super(new UsageRecordTable(Nowhere.POOL), clock, new UsualAdmission(), Nowhere.METRICS);
        }

        @Override
        public Uni<Found> find(RecordId id) {
            return network.execute(host, "find a record", rows.database(), () -> rows.find(id.value()));
        }

        @Override
        public Uni<Found> lookUp(RecordId id) {
            return find(id);
        }

        @Override
        public Uni<Found> bury(RecordId id) {
            return network.execute(host, "bury an id", rows.database(), () -> rows.bury(id.value()));
        }
    }

    private final class SimulatedRecording extends RecordingWork {

        SimulatedRecording() {
            super(new RecordingTable(Nowhere.POOL), NobodyToWake.OUTBOX, WORKER, Nowhere.METRICS);
        }

        @Override
        public Uni<Boolean> record(Acceptance accepted, Instant deadlineAt) {
            var row = NewRecord.of(accepted, deadlineAt);
            return network.executeInDoubt(host, "record", rows.database(), () -> rows.insert(row, host));
        }
    }

    private final class SimulatedEnding extends EndingRecords {

        SimulatedEnding() {
            super(new EndingTable(Nowhere.POOL), NobodyToWake.OUTBOX, Nowhere.METRICS);
        }

        @Override
        public Uni<Boolean> end(UsageRecord.Ended ended) {
            var row = EndedRow.of(rounded(ended));
            return network.execute(host, "end a record", rows.database(), () -> rows.end(row));
        }

        @Override
        public Uni<Boolean> endLate(Finalized late) {
            var row = EndedRow.of(rounded(late));
            return network.execute(host, "end a record late", rows.database(), () -> rows.endLate(row));
        }
    }

    private UsageRecord.Ended rounded(UsageRecord.Ended ended) {
        return bug == PlantedBug.ROUNDING_DOWN && ended instanceof Finalized finalized
                ? new Finalized(
                        finalized.acceptance(),
                        cutOff(finalized.snapshot()),
                        finalized.delivery(),
                        finalized.endedAt(),
                        finalized.late())
                : ended;
    }

    private static PriceSnapshot cutOff(PriceSnapshot pinned) {
        var exact = pinned.unitPrice().multiply(pinned.units()).movePointRight(6);
        var amount = Money.ofMicros(exact.setScale(0, RoundingMode.DOWN).longValueExact());
        return new PriceSnapshot(
                pinned.category(),
                pinned.catalogKey(),
                pinned.tier(),
                pinned.unit(),
                pinned.unitPrice(),
                Units.of(pinned.units()).value(),
                amount.usd(),
                pinned.currency(),
                pinned.source(),
                pinned.stripeMeterEventName(),
                pinned.estimated());
    }

    /** What a price and units come to, reckoned in another way than the services do. */
    public static BigDecimal recomputed(PriceSnapshot snapshot) {
        return snapshot.unitPrice().multiply(snapshot.units()).setScale(6, RoundingMode.HALF_UP);
    }
}
