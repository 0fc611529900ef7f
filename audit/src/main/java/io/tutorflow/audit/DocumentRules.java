package io.tutorflow.audit;

import java.util.List;

/** Whether what was given to buyers is still there, as it was drawn. */
final class DocumentRules {

    /** What has been made, and how often it can have been stamped as paid and as void by now. */
    private static final String MADE = """
            WITH made AS (
                SELECT i.id AS document_id, i.id AS invoice_id, i.reopened, i.state = 'void' AS is_void,
                       CASE i.series WHEN 'invoice' THEN i.reopened + (i.state = 'paid')::int ELSE 0 END AS payments
                FROM invoice i WHERE i.number IS NOT NULL
                UNION ALL
                SELECT n.id, n.invoice_id, 0, false, 0 FROM credit_note n
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
            SELECT 'document ' || d.document_id, 'has a PDF with the stamp ' || d.stamp || ', reopened ' || d.reopened || ' times' || CASE
                WHEN m.document_id IS NULL THEN ', and there is no such document'
                WHEN d.invoice_id <> m.invoice_id THEN ' of invoice ' || d.invoice_id || ', and is of ' || m.invoice_id
                WHEN NOT s.was THEN ', which it never had'
                ELSE ', which is not what was drawn: ' || length(d.pdf) || ' bytes' END
            FROM invoice_document d LEFT JOIN made m USING (document_id) CROSS JOIN LATERAL (SELECT CASE d.stamp
                WHEN 'none' THEN true WHEN 'paid' THEN d.reopened < m.payments ELSE m.is_void AND d.reopened = m.reopened END) s (was)
            WHERE m.document_id IS NULL OR d.invoice_id <> m.invoice_id OR NOT s.was OR d.sha256 <> sha256(d.pdf)""";

    static final List<Question> ALL =
            List.of(new Question(Rule.DOCUMENT, UNDRAWN), new Question(Rule.DOCUMENT, ALTERED));

    private DocumentRules() {}
}
