package io.tutorflow.sandbox.stripe.schema;

/** A request that no state of the account could make right; nothing has been done for it. */
public final class InvalidRequest extends RuntimeException {

    private final transient Complaint complaint;

    public InvalidRequest(Complaint complaint) {
        super(complaint.message());
        this.complaint = complaint;
    }

    public Complaint complaint() {
        return complaint;
    }
}
