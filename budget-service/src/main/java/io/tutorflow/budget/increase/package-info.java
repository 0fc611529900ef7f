/** Teachers ask for more than their budget allows, and org admins answer. */
@NullMarked
package io.tutorflow.budget.increase;

import org.jspecify.annotations.NullMarked;
