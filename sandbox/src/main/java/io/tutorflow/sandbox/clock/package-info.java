/** The offset between real time and business time, moved by hand and pushed to every service. */
@NullMarked
package io.tutorflow.sandbox.clock;

import org.jspecify.annotations.NullMarked;
