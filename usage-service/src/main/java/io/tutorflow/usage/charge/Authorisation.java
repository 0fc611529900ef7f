package io.tutorflow.usage.charge;

/** Whether a charge may be recorded under an id; if it was declined, nothing is held. */
public sealed interface Authorisation
        permits Authorisation.Granted, Authorisation.Taken, Authorisation.Released, ChargeResult.Declined {

    /** @param charge in the form in which it may be recorded */
    record Granted(Charge charge) implements Authorisation {}

    /** Another request with the same id came first and has held a different amount. */
    record Taken() implements Authorisation {}

    /** The hold under this id has been released: nothing may ever be charged under it. */
    record Released() implements Authorisation {}
}
