/** Idempotency: callers' keys, and what their requests have created. */
@NullMarked
package io.tutorflow.billing.once;

import org.jspecify.annotations.NullMarked;
