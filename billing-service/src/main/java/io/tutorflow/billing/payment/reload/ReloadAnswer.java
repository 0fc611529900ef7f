package io.tutorflow.billing.payment.reload;

/** What became of a wish for automatic reloads. */
public sealed interface ReloadAnswer {

    /** It is kept, and stands so now. */
    record Kept(AutoReloadBody body) implements ReloadAnswer {}

    /** Nothing was changed. */
    record Refused(ReloadRefusal reason) implements ReloadAnswer {}
}
