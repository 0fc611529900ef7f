package io.tutorflow.audit;

import java.util.List;

/** Whether what was given to buyers is still there, as it was drawn. */
final class DocumentRules {

    /** What has been made, with what may be stamped on it. */
    private static final String MADE = """
            WITH made AS (
                SELECT i.id AS document_id, i.id AS invoice_id, 'none' || CASE WHEN i.series = 'invoice'
                    AND (i.state = 'paid' OR i.reopened > 0) THEN ' paid' ELSE '' END
                    || CASE i.state WHEN 'void' THEN ' void' ELSE '' END AS stamps
                FROM invoice i WHERE i.number IS NOT NULL
                UNION ALL
                SELECT n.id, n.invoice_id, 'none' FROM credit_note n
            )
            """;

    /** It is drawn moments later; what is parked stays undrawn until a person does something. */
    private static final String UNDRAWN = MADE + """
            SELECT 'document ' || m.document_id, 'has no PDF as it was made'
                || coalesce('; drawing it is parked: ' || w.error, ', and nobody is going to draw it')
            FROM made m
                LEFT JOIN invoice_document d ON d.document_id = m.document_id AND d.stamp = 'none'
                LEFT JOIN due_work w ON w.id = m.document_id AND w.job IN ('invoice-documents', 'credit-note-documents')
            WHERE d.document_id IS NULL AND (w.id IS NULL OR w.parked_at IS NOT NULL)""";

    private static final String ALTERED = MADE + """
            SELECT 'document ' || d.document_id, 'has a PDF with the stamp ' || d.stamp || CASE
                WHEN m.document_id IS NULL THEN ', and there is no such document'
                WHEN d.invoice_id <> m.invoice_id THEN ' of invoice ' || d.invoice_id || ', and is of ' || m.invoice_id
                WHEN d.stamp <> ALL (string_to_array(m.stamps, ' ')) THEN ', which it never had'
                ELSE ', which is not what was drawn: ' || length(d.pdf) || ' bytes' END
            FROM invoice_document d LEFT JOIN made m USING (document_id)
            WHERE m.document_id IS NULL OR d.invoice_id <> m.invoice_id
                OR d.stamp <> ALL (string_to_array(m.stamps, ' ')) OR d.sha256 <> sha256(d.pdf)""";

    static final List<Question> ALL =
            List.of(new Question(Rule.DOCUMENT, UNDRAWN), new Question(Rule.DOCUMENT, ALTERED));

    private DocumentRules() {}
}
