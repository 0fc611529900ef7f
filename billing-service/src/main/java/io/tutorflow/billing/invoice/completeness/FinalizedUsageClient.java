package io.tutorflow.billing.invoice.completeness;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.healing.UsageTotal;
import io.tutorflow.http.Away;
import io.tutorflow.internal.record.FinalizedPage;
import io.tutorflow.internal.record.FinalizedPageRequest;
import io.tutorflow.internal.record.FinalizedTotal;
import io.tutorflow.internal.record.FinalizedTotals;
import io.tutorflow.internal.record.FinalizedTotalsRequest;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks usage-service over HTTP what it finalized. */
@ApplicationScoped
class FinalizedUsageClient implements FinalizedUsage {

    private final Api api;

    FinalizedUsageClient(@RestClient Api api) {
        this.api = api;
    }

    @Override
    public Uni<Map<UUID, UsageTotal>> totals(Collection<UUID> accounts, ComparedTime time) {
        return api.totals(new FinalizedTotalsRequest(List.copyOf(accounts), time.from(), time.to()))
                .map(reply -> reply.totals().stream()
                        .collect(Collectors.toMap(FinalizedTotal::accountId, FinalizedUsageClient::total)))
                .onFailure()
                .transform(Away::orItself);
    }

    @Override
    public Uni<Page> page(UUID account, ComparedTime time, @Nullable String cursor) {
        return api.page(new FinalizedPageRequest(account, time.from(), time.to(), cursor, FinalizedPageRequest.LIMIT))
                .map(reply -> new Page(reply.ids(), reply.nextCursor()))
                .onFailure()
                .transform(Away::orItself);
    }

    private static UsageTotal total(FinalizedTotal total) {
        return new UsageTotal(total.records(), Money.ofMicros(total.micros()), total.ids());
    }

    /** The part of usage-service's internal API that is used here. */
    @Path("/internal/usage-records/finalized")
    @RegisterRestClient(configKey = "finalized-usage")
    @ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
    interface Api {

        @POST
        @Path("/totals")
        Uni<FinalizedTotals> totals(FinalizedTotalsRequest question);

        @POST
        Uni<FinalizedPage> page(FinalizedPageRequest question);
    }
}
