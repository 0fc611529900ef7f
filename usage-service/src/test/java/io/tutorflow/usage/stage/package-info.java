/** Stand-ins for the services around this one, and what the tests play on them. */
@NullMarked
package io.tutorflow.usage.stage;

import org.jspecify.annotations.NullMarked;
