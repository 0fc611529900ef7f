package io.tutorflow.usage.catalog;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.money.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What work costs a workspace: by the catalogue in force, less what its terms take off. */
@ApplicationScoped
public class Quotes {

    private final Catalogs catalogs;
    private final WorkspaceTerms terms;

    public Quotes(Catalogs catalogs, WorkspaceTerms terms) {
        this.catalogs = catalogs;
        this.terms = terms;
    }

    /** @throws ApiProblem if no price is in force: work without a price is not begun */
    public Quote quote(UUID workspace, Category category, Units units, Instant at) {
        return find(workspace, category, units, at)
                .orElseThrow(() -> ApiProblem.unavailable("The price of " + category.text()));
    }

    /**
     * Empty if no price was in force then.
     *
     * @throws ApiProblem if this replica has not read the catalogue yet, or doubts the terms: that says nothing about prices
     */
    public Optional<Quote> find(UUID workspace, Category category, Units units, Instant at) {
        return catalogs.find(category, units, at, terms.at(workspace, at));
    }
}
