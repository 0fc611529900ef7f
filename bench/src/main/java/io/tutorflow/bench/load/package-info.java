/** Open-loop load: requests are sent when they are due, and measured from then, however long earlier ones take. */
@NullMarked
package io.tutorflow.bench.load;

import org.jspecify.annotations.NullMarked;
