package io.tutorflow.billing.invoice;

import io.tutorflow.money.Percent;
import java.util.UUID;

/** What a document would say now. */
record Preview(UUID account, Period period, Content content, Percent tax) {}
