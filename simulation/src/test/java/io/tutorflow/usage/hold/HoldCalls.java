package io.tutorflow.usage.hold;

import io.tutorflow.simulation.machine.Host;
import io.tutorflow.simulation.machine.Network;
import io.tutorflow.simulation.machine.Nowhere;
import io.tutorflow.simulation.machine.Wire;
import io.tutorflow.usage.admission.UsualAdmission;
import java.util.List;

/** One replica's calls for holds: the production client, batches and retries included, over the simulated network. */
public final class HoldCalls {

    private HoldCalls() {}

    /** What the ledger answers to the holds of one call. */
    @FunctionalInterface
    public interface Ledger {

        List<Wire.HoldAnswer> place(List<Wire.HoldQuestion> holds);
    }

    public static Holds over(Host host, Network network, Ledger ledger) {
        return new BillingHolds(
                questions -> network.ask(host, "place holds", () -> ledger.place(asked(questions)))
                        .map(HoldCalls::answers),
                new UsualAdmission(),
                Nowhere.METRICS);
    }

    private static List<Wire.HoldQuestion> asked(HoldsClient.Questions questions) {
        return questions.holds().stream()
                .map(hold -> new Wire.HoldQuestion(
                        hold.holdId(), hold.accountId(), hold.keyId(), hold.amountMicros(), hold.minimumMicros()))
                .toList();
    }

    private static HoldsClient.Answers answers(List<Wire.HoldAnswer> told) {
        return new HoldsClient.Answers(told.stream().map(HoldCalls::answer).toList());
    }

    private static HoldsClient.Answer answer(Wire.HoldAnswer told) {
        return new HoldsClient.Answer(
                told.holdId(),
                HoldsClient.Outcome.valueOf(told.outcome()),
                told.state() == null ? null : HoldsClient.State.valueOf(told.state()),
                told.reason() == null ? null : HoldRefusal.valueOf(told.reason()),
                told.amountMicros(),
                told.requiredMicros(),
                told.availableMicros());
    }
}
