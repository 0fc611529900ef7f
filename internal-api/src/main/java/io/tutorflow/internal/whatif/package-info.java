/** What pricing-service asks billing-service: what a month would have come to under other prices or terms. */
@NullMarked
package io.tutorflow.internal.whatif;

import org.jspecify.annotations.NullMarked;
