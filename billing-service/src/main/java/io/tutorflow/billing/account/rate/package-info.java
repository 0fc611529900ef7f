/** The requests of each workspace, counted once for all services and replicas. */
@NullMarked
package io.tutorflow.billing.account.rate;

import org.jspecify.annotations.NullMarked;
