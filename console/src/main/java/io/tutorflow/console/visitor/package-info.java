/** Who looks at a page, and what becomes of a request without a session. */
@NullMarked
package io.tutorflow.console.visitor;

import org.jspecify.annotations.NullMarked;
