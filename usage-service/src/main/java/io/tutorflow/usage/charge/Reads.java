package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.UsageRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads created things: a workspace sees its own, and nothing else exists for it. */
@ApplicationScoped
public class Reads {

    private final UsageRecords records;

    Reads(UsageRecords records) {
        this.records = records;
    }

    public Uni<Created> get(ApiKeyCaller caller, Category category, UUID id) {
        return records.find(new RecordId(id), caller.workspaceId(), category)
                .map(found -> found.map(Created::of)
                        .orElseThrow(() -> ApiProblem.notFound("The " + category.text() + " " + id)));
    }

    /** An add-on of something that the caller has opened without an API key. */
    public Uni<Created> child(UUID accountId, Category category, UUID id, UUID parentId) {
        return records.find(new RecordId(id), accountId, category)
                .map(found -> found.filter(usage -> parentId.equals(
                                usage.acceptance().submission().work().parent()))
                        .map(Created::of)
                        .orElseThrow(() -> ApiProblem.notFound("The " + category.text() + " " + id)));
    }

    public <V> Uni<Page<V>> list(ApiKeyCaller caller, Category category, PageRequest page, Function<Created, V> view) {
        return Uni.combine()
                .all()
                .unis(items(caller, category, page, view), records.count(caller.workspaceId(), category))
                .with(Page::new);
    }

    /** A page without the count, for the lists that are bare arrays. */
    public <V> Uni<List<V>> items(ApiKeyCaller caller, Category category, PageRequest page, Function<Created, V> view) {
        return records.list(caller.workspaceId(), category, page.limit(), page.offset())
                .map(found -> found.stream().map(Created::of).map(view).toList());
    }
}
