/** What would this cost, and can the caller afford it. */
@NullMarked
package io.tutorflow.usage.quote;

import org.jspecify.annotations.NullMarked;
