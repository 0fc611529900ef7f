/** Organizations as billing-service tells them: where their weeks begin, and what their plan covers. */
@NullMarked
package io.tutorflow.budget.organization;

import org.jspecify.annotations.NullMarked;
