/** Usage records: accepted, then finalized or voided exactly once, and published to the other services. */
@NullMarked
package io.tutorflow.usage.record;

import org.jspecify.annotations.NullMarked;
