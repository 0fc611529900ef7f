/** Pages drawn by the service, and the rules under which they run in a browser. */
@NullMarked
package io.tutorflow.billing.page;

import org.jspecify.annotations.NullMarked;
