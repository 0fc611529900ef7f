package io.tutorflow.billing.invoice;

import io.tutorflow.http.Page;
import java.util.List;

/** Credit notes, newest first. */
record CreditNotePageBody(List<CreditNoteSummaryBody> items, long total) {

    static CreditNotePageBody of(Page<CreditNoteSummaryBody> page) {
        return new CreditNotePageBody(page.items(), page.total());
    }
}
