package io.tutorflow.billing.account.mode;

import io.tutorflow.billing.account.mode.UnsettledMatters.Unsettled;
import io.tutorflow.billing.ledger.mode.ModeOutcome;

/** What became of a wish to change a workspace. */
public sealed interface ModeAnswer {

    /** It is as wished, or will be when the month ends. */
    record Done() implements ModeAnswer {}

    record UnknownWorkspace() implements ModeAnswer {}

    /** Nothing was changed. */
    sealed interface Refused extends ModeAnswer {}

    record NotSettled(Unsettled what) implements Refused {}

    record NotFitting(ModeOutcome.Refused why) implements Refused {}
}
