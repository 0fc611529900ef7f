/** How an organization buys tokens. */
@NullMarked
package io.tutorflow.billing.purchase;

import org.jspecify.annotations.NullMarked;
