/** Where everything of a local stack is: folders, ports, and the names of the services. */
@NullMarked
package io.tutorflow.sandbox.place;

import org.jspecify.annotations.NullMarked;
