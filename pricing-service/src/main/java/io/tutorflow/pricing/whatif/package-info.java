/** What a month would have come to under other prices or terms: what is asked is checked here, and rated by billing-service. */
@NullMarked
package io.tutorflow.pricing.whatif;

import org.jspecify.annotations.NullMarked;
