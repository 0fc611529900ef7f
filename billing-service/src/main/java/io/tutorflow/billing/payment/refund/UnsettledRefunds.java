package io.tutorflow.billing.payment.refund;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.mode.UnsettledMatters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Whether money of an account is on its way back, or a bank wants it back. */
@ApplicationScoped
class UnsettledRefunds implements UnsettledMatters {

    private final RefundTable refunds;
    private final DisputeTable disputes;

    UnsettledRefunds(RefundTable refunds, DisputeTable disputes) {
        this.refunds = refunds;
        this.disputes = disputes;
    }

    @Override
    public Uni<List<Unsettled>> of(UUID account) {
        return refunds.inFlight(account)
                .chain(refunding -> disputes.isOpenOf(account).map(disputed -> {
                    var found = new ArrayList<Unsettled>();
                    if (refunding) {
                        found.add(Unsettled.REFUND_IN_FLIGHT);
                    }
                    if (disputed) {
                        found.add(Unsettled.DISPUTE_OPEN);
                    }
                    return found;
                }));
    }
}
