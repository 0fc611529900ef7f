package io.tutorflow.billing.ledger.healing;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.http.Away;
import io.tutorflow.internal.record.EndedPage;
import io.tutorflow.internal.record.EndedPageRequest;
import io.tutorflow.internal.record.EndedTotal;
import io.tutorflow.internal.record.EndedTotals;
import io.tutorflow.internal.record.EndedTotalsRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** What ended, as usage-service has it, over HTTP. */
@ApplicationScoped
class EndedRecordsClient implements EndedRecords {

    private final Api api;

    EndedRecordsClient(@RestClient Api api) {
        this.api = api;
    }

    @Override
    public Uni<Map<Instant, EndTotal>> totals(Span span, Duration part) {
        return api.totals(new EndedTotalsRequest(span.from(), span.to(), Math.toIntExact(part.toSeconds())))
                .map(reply -> reply.parts().stream()
                        .collect(Collectors.toMap(
                                EndedTotal::from,
                                total -> new EndTotal(total.finalized(), total.voided(), total.micros(), total.ids()))))
                .onFailure()
                .transform(Away::orItself);
    }

    @Override
    public Uni<List<End>> page(Span span, @Nullable HoldId after) {
        return api.ended(new EndedPageRequest(span.from(), span.to(), after == null ? null : after.value(), PAGE))
                .map(reply -> reply.records().stream()
                        .map(ended -> new End(
                                new HoldId(ended.id()),
                                new AccountId(ended.accountId()),
                                ended.finalized(),
                                ended.micros(),
                                ended.endedAt()))
                        .toList())
                .onFailure()
                .transform(Away::orItself);
    }

    /** The part of usage-service's internal surface that is asked. */
    @Path("/internal/usage-records")
    @RegisterRestClient(configKey = "usage-service")
    @ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
    interface Api {

        @POST
        @Path("/totals")
        Uni<EndedTotals> totals(EndedTotalsRequest question);

        @POST
        @Path("/ended")
        Uni<EndedPage> ended(EndedPageRequest question);
    }
}
