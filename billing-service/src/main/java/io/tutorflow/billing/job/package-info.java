/** What is done by itself: due work that is claimed row by row, tried, backed off, parked with a reason, listed and run by hand. */
@NullMarked
package io.tutorflow.billing.job;

import org.jspecify.annotations.NullMarked;
