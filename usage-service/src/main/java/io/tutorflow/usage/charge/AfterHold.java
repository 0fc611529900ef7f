package io.tutorflow.usage.charge;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.money.Money;
import io.tutorflow.usage.hold.Wanted;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** What the ledger's answer means for a charge. */
public final class AfterHold {

    private static final Logger LOG = Logger.getLogger(AfterHold.class);

    private AfterHold() {}

    /**
     * Fails as 503 at an answer that is not understood, or none: something may be set aside, and comes back when the ledger asks.
     *
     * @param granted given the amount held
     * @param refused names whose credits are not enough
     */
    public static Authorisation authorise(
            HoldAnswer answer,
            HoldRequest request,
            Function<Money, Authorisation.Granted> granted,
            Function<HoldAnswer.Refused, ChargeResult.Declined> refused) {
        return switch (answer) {
            case HoldAnswer.Placed placed -> granted.apply(placed.amount());
            case HoldAnswer.Known known ->
                switch (known.state()) {
                    case OPEN, CAPTURED ->
                        Wanted.by(request).isMetBy(known.amount())
                                ? granted.apply(known.amount())
                                : new Authorisation.Taken();
                    case VOIDED -> new Authorisation.Released();
                    case NOT_UNDERSTOOD -> throw notUnderstood(answer);
                };
            case HoldAnswer.Refused declined -> refused.apply(declined);
            case HoldAnswer.Failed failed -> throw ApiProblem.unavailable("The ledger");
            case HoldAnswer.NotUnderstood strange -> throw notUnderstood(answer);
        };
    }

    private static ApiProblem notUnderstood(HoldAnswer answer) {
        LOG.errorf("ALARM, the ledger sent an answer this release does not understand: %s", answer);
        return ApiProblem.unavailable("The ledger");
    }
}
