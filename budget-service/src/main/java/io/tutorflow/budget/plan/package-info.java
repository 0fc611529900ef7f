/** The use of a subscription plan, as the people of the organization see it. */
@NullMarked
package io.tutorflow.budget.plan;

import org.jspecify.annotations.NullMarked;
