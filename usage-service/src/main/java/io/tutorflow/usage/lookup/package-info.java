/** What became of a record, for the services that hold money for it. */
@NullMarked
package io.tutorflow.usage.lookup;

import org.jspecify.annotations.NullMarked;
