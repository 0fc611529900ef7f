/** The locations of a local stack: folders, ports, and the names of the services. */
@NullMarked
package io.tutorflow.sandbox.place;

import org.jspecify.annotations.NullMarked;
