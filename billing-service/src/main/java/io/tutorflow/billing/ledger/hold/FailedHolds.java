package io.tutorflow.billing.ledger.hold;

import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldRefusal;
import io.tutorflow.money.Money;
import java.util.List;
import org.jboss.logging.Logger;

/** What is answered for holds at which the database failed, so that the others of their call have their answers. */
final class FailedHolds {

    private static final Logger LOG = Logger.getLogger(FailedHolds.class);

    private FailedHolds() {}

    /** The constraint that nobody overspends is a refusal like any other; of the rest nothing is known. */
    static HoldAnswer answer(Estimate estimate, Throwable failure) {
        if (Databases.isOverspending(failure)) {
            LOG.errorf(failure, "The database rejected hold %s, which the policy had let through", estimate.id());
            return new HoldAnswer.Refused(
                    estimate.id().value(), HoldRefusal.CREDITS_EXHAUSTED, estimate.amount(), Money.ZERO);
        }
        LOG.errorf(failure, "Hold %s failed", estimate.id());
        return new HoldAnswer.Failed(estimate.id().value());
    }

    static List<HoldAnswer> answers(List<Estimate> estimates, Throwable failure) {
        LOG.errorf(failure, "%d holds of a call failed", estimates.size());
        return estimates.stream()
                .<HoldAnswer>map(estimate -> new HoldAnswer.Failed(estimate.id().value()))
                .toList();
    }

    /** Whether nothing more is to be done for it than to tell. */
    static boolean isFinal(HoldAnswer unplaced) {
        return switch (unplaced) {
            case HoldAnswer.Refused refused -> true;
            case HoldAnswer.Known known -> true;
            case HoldAnswer.Placed placed -> false;
            case HoldAnswer.Failed failed -> false;
            case HoldAnswer.NotUnderstood strange -> false;
        };
    }
}
