/** What makes a repeated request harmless: the keys that callers give their wishes, and what those have made. */
@NullMarked
package io.tutorflow.billing.once;

import org.jspecify.annotations.NullMarked;
