/** The cards that Stripe keeps for workspaces, as their owners see and remove them. */
@NullMarked
package io.tutorflow.billing.card;

import org.jspecify.annotations.NullMarked;
