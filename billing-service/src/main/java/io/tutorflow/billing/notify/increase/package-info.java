/** Notifies org admins of requests for higher budgets, and teachers of the answers. */
@NullMarked
package io.tutorflow.billing.notify.increase;

import org.jspecify.annotations.NullMarked;
