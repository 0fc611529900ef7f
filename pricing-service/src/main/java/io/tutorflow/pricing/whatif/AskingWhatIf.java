package io.tutorflow.pricing.whatif;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.internal.whatif.WhatIfPage;
import io.tutorflow.internal.whatif.WhatIfQuestion.ListPrice;
import io.tutorflow.pricing.catalog.PriceBody;
import io.tutorflow.pricing.catalog.PriceRequest;
import io.tutorflow.pricing.catalog.ReadingCatalogs;
import io.tutorflow.pricing.terms.KnownKeys;
import io.tutorflow.pricing.terms.NamedTerms;
import io.tutorflow.pricing.terms.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Makes a question out of a request: what it names must be there, or the answer would be that nothing changes. */
@ApplicationScoped
class AskingWhatIf {

    private final ReadingCatalogs catalogs;
    private final KnownKeys keys;
    private final NamedTerms named;
    private final Workspaces workspaces;
    private final Months months;
    private final BusinessClock clock;

    AskingWhatIf(
            ReadingCatalogs catalogs,
            KnownKeys keys,
            NamedTerms named,
            Workspaces workspaces,
            Months months,
            BusinessClock clock) {
        this.catalogs = catalogs;
        this.keys = keys;
        this.named = named;
        this.workspaces = workspaces;
        this.months = months;
        this.clock = clock;
    }

    Uni<WhatIfPage> ask(WhatIfRequest request) {
        var draft = new WhatIfDraft(request, clock.now());
        draft.demandSense(named.planCodes());
        return keys.keys()
                .invoke(draft::demandKeys)
                .chain(() -> demandWorkspaces(draft))
                .chain(() -> prices(request))
                .chain(prices -> months.rate(draft.question(prices)));
    }

    private Uni<Void> demandWorkspaces(WhatIfDraft draft) {
        return Multi.createFrom()
                .iterable(draft.workspaces().entrySet())
                .onItem()
                .transformToUniAndConcatenate(named -> demand(named.getKey(), named.getValue()))
                .onItem()
                .ignoreAsUni();
    }

    /** @param field where the request names it */
    private Uni<Void> demand(String field, UUID workspace) {
        return workspaces
                .find(workspace)
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw ApiProblem.of(
                                ErrorCode.PLATFORM_WORKSPACE_NOT_FOUND,
                                "%s: there is no workspace %s".formatted(field, workspace));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<ListPrice>> prices(WhatIfRequest request) {
        if (request.catalogVersion() != null) {
            return catalogs.prices(request.catalogVersion())
                    .map(found -> found.orElseThrow(
                            () -> ApiProblem.notFound("Catalogue version " + request.catalogVersion())))
                    .map(prices -> prices.stream().map(AskingWhatIf::price).toList());
        }
        var prices = request.prices() == null ? List.<PriceRequest>of() : request.prices();
        return Uni.createFrom()
                .item(prices.stream()
                        .map(price -> new ListPrice(price.catalogKey(), price.amountUsd()))
                        .toList());
    }

    private static ListPrice price(PriceBody price) {
        return new ListPrice(price.catalogKey(), price.unitPrice());
    }
}
