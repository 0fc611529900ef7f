/** Pages that the service draws for people, and under which rules they run in a browser. */
@NullMarked
package io.tutorflow.billing.page;

import org.jspecify.annotations.NullMarked;
