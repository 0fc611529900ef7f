/** How schedulers work off what is due. */
@NullMarked
package io.tutorflow.billing.round;

import org.jspecify.annotations.NullMarked;
