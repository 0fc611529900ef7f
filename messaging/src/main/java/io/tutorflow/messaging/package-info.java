/** How a service tells what it committed, and reads the state that others tell. */
@NullMarked
package io.tutorflow.messaging;

import org.jspecify.annotations.NullMarked;
