/** Post-session summaries: for whom they are switched on, which sessions began with them on, and one summary of each. */
@NullMarked
package io.tutorflow.usage.session;

import org.jspecify.annotations.NullMarked;
