package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.page.PageAnswer;
import io.tutorflow.billing.page.PdfAnswer;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Credit notes as they are answered to operators, owners and agents: what somebody must not see is missing. */
@ApplicationScoped
class ShowingCreditNotes {

    private final FetchingCreditNotes fetching;
    private final CreditNoteTable notes;
    private final DrawingDocuments drawing;

    ShowingCreditNotes(FetchingCreditNotes fetching, CreditNoteTable notes, DrawingDocuments drawing) {
        this.fetching = fetching;
        this.notes = notes;
        this.drawing = drawing;
    }

    /** Newest first. */
    Uni<CreditNotePageBody> ofWorkspace(UUID account, PageRequest page) {
        return Panache.withSession(() -> notes.page(account, page)).map(CreditNotePageBody::of);
    }

    /**
     * Newest first.
     *
     * @param account none: of all workspaces
     */
    Uni<CreditNotePageBody> all(@Nullable UUID account, PageRequest page) {
        return account == null
                ? Panache.withSession(() -> notes.page(page)).map(CreditNotePageBody::of)
                : ofWorkspace(account, page);
    }

    Uni<CreditNoteBody> note(UUID id, Viewer viewer) {
        return demand(id, viewer).map(FetchingCreditNotes.Found::body);
    }

    Uni<RestResponse<Object>> page(UUID id, Viewer viewer) {
        return demand(id, viewer)
                .map(found -> PageAnswer.of(Status.OK, drawing.page(found.text(), "../" + id + ".pdf")));
    }

    Uni<RestResponse<byte[]>> pdf(UUID id, Viewer viewer) {
        return demand(id, viewer)
                .chain(found -> drawing.kept(DocumentTable.Key.of(found.note()), found.text())
                        .map(pdf -> PdfAnswer.of(pdf, found.note().numberText())));
    }

    private Uni<FetchingCreditNotes.Found> demand(UUID id, Viewer viewer) {
        return fetching.find(id, viewer)
                .map(found -> found.orElseThrow(() -> ApiProblem.notFound("Credit note " + id)));
    }
}
