package io.tutorflow.billing.invoice;

import java.util.List;

/** What a document says: its lines add up to its total. */
record Content(List<Line> lines, Totals totals) {}
