/** Open-loop load: requests are sent when they are due, however long earlier ones take. */
@NullMarked
package io.tutorflow.bench.load;

import org.jspecify.annotations.NullMarked;
