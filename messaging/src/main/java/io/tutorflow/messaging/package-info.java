/** How a service publishes what it has committed, and reads the state published by others. */
@NullMarked
package io.tutorflow.messaging;

import org.jspecify.annotations.NullMarked;
