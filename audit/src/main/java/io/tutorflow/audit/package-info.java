/** Recomputes from rows, read-only, that usage records = holds and captures = transfers = wallet totals. */
@NullMarked
package io.tutorflow.audit;

import org.jspecify.annotations.NullMarked;
