package io.tutorflow.usage.hold;

import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldAnswers;
import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.simulation.machine.Host;
import io.tutorflow.simulation.machine.Network;
import io.tutorflow.simulation.machine.Nowhere;
import io.tutorflow.usage.admission.UsualAdmission;
import java.util.List;

/** One replica's calls for holds: the production client, batches and retries included, over the simulated network. */
public final class HoldCalls {

    private HoldCalls() {}

    /** What the ledger answers to the holds of one call. */
    @FunctionalInterface
    public interface Ledger {

        List<HoldAnswer> place(List<HoldRequest> holds);
    }

    public static Holds over(Host host, Network network, Ledger ledger) {
        return new BillingHolds(
                call -> network.ask(host, "place holds", () -> ledger.place(call.holds()))
                        .map(HoldAnswers::new),
                new UsualAdmission(),
                Nowhere.METRICS);
    }
}
