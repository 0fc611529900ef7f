/** What cardholders contest at their banks. */
@NullMarked
package io.tutorflow.sandbox.stripe.dispute;

import org.jspecify.annotations.NullMarked;
