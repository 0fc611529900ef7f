package io.tutorflow.usage.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.Authorisation;
import io.tutorflow.usage.charge.AuthorisingCharges;
import io.tutorflow.usage.charge.Charge;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.session.Session;
import io.tutorflow.usage.session.SummarySwitches;
import java.time.Instant;

/**
 * Work of a session: what belongs to its end is refused unless it is switched on, and with whatever is granted the session
 * has begun. What exists already costs nothing and is answered before anybody asks here.
 */
final class InSession implements AuthorisingCharges {

    private final AuthorisingCharges spending;
    private final SummarySwitches switches;
    private final Session session;
    private final Category asked;
    private final Instant at;

    /** @param at when it is requested */
    InSession(AuthorisingCharges spending, SummarySwitches switches, Session session, Category asked, Instant at) {
        this.spending = spending;
        this.switches = switches;
        this.session = session;
        this.asked = asked;
        this.at = at;
    }

    @Override
    public Uni<Authorisation> authorise(Charge charge, RecordId id) {
        return demandSwitch()
                .chain(() -> spending.authorise(charge, id))
                .call(answer -> answer instanceof Authorisation.Granted
                        ? switches.begin(session, at)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> demandSwitch() {
        if (!NamedSession.isSwitched(asked)) {
            return Uni.createFrom().voidItem();
        }
        return switches.isOn(session, at)
                .invoke(on -> {
                    if (!on) {
                        throw ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, session.switchedOff());
                    }
                })
                .replaceWithVoid();
    }
}
