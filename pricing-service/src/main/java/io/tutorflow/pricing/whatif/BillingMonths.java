package io.tutorflow.pricing.whatif;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Again;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.internal.whatif.WhatIfPage;
import io.tutorflow.internal.whatif.WhatIfQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks billing-service over HTTP. */
@ApplicationScoped
class BillingMonths implements Months {

    private static final Logger LOG = Logger.getLogger(BillingMonths.class);

    private static final int TOO_MUCH = 409;

    private final WhatIfClient billing;

    BillingMonths(@RestClient WhatIfClient billing) {
        this.billing = billing;
    }

    @Override
    public Uni<WhatIfPage> rate(WhatIfQuestion question) {
        return Again.ifBroken(billing.rate(question)).onFailure().transform(failure -> problem(question, failure));
    }

    private static ApiProblem problem(WhatIfQuestion question, Throwable failure) {
        if (failure instanceof WebApplicationException answered
                && answered.getResponse().getStatus() == TOO_MUCH) {
            return ApiProblem.invalid(
                    question.workspaceId() == null && question.limit() > 1
                            ? "limit must be lower: what %d workspaces have used since %s is too much to be added up at once"
                                    .formatted(question.limit(), question.month())
                            : "month must be later: what one workspace has used since %s is too much to be added up at once"
                                    .formatted(question.month()));
        }
        LOG.warnf("A month could not be rated: %s", failure);
        return ApiProblem.notNow("Months cannot be rated right now");
    }
}
