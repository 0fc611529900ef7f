package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.usage.hold.Holds;
import io.tutorflow.usage.record.Statements;
import io.tutorflow.usage.work.Workplace;

/** Where one replica takes requests: the production classes that lead a request from its id to its record. */
public final class ChargeDesk {

    private final ChargingRequests charging;
    private final AuthorisingCharges platform;

    public ChargeDesk(Statements statements, Workplace workplace, Holds holds, BusinessClock clock) {
        var abandoning = new AbandoningRecords(statements.records(), statements.ending(), clock);
        var accepting = new AcceptingRequests(
                statements.recording(), statements.records(), workplace.working(), abandoning, Workplace.CONFIG);
        charging = new ChargingRequests(statements.records(), accepting, workplace.slots());
        platform = new HoldingCredits(holds);
    }

    public Uni<ChargeResult> chargeWorkspace(Charge charge) {
        return charging.charge(charge, platform);
    }

    public Uni<ChargeResult> chargeSchool(Charge charge, AuthorisingCharges school) {
        return charging.charge(charge, school);
    }
}
