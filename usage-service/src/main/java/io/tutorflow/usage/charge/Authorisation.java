package io.tutorflow.usage.charge;

/** Whether a charge may be recorded under an id; where it was declined, nothing is set aside. */
public sealed interface Authorisation
        permits Authorisation.Granted, Authorisation.Taken, Authorisation.Released, ChargeResult.Declined {

    /** @param charge as it may be recorded */
    record Granted(Charge charge) implements Authorisation {}

    /** Another request under the same id came first and has set something else aside. */
    record Taken() implements Authorisation {}

    /** What was set aside under this id has been released: nothing may ever be charged under it. */
    record Released() implements Authorisation {}
}
