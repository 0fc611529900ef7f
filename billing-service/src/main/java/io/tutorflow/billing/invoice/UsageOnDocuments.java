package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.telling.DocumentUsage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The usage on documents, as usage-service is told it. */
@ApplicationScoped
class UsageOnDocuments implements DocumentUsage {

    private final UsageTable usage;

    UsageOnDocuments(UsageTable usage) {
        this.usage = usage;
    }

    @Override
    public Uni<List<LineUsage>> page(UUID documentId, @Nullable UUID after, int limit) {
        return Panache.withSession(() -> usage.page(new InvoiceId(documentId), after, limit))
                .map(page -> page.stream()
                        .map(placed -> new LineUsage(placed.capture(), placed.line()))
                        .toList());
    }
}
