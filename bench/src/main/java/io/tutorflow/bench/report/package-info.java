/** What a run came to, for a person at the terminal and for a page that is kept. */
@NullMarked
package io.tutorflow.bench.report;

import org.jspecify.annotations.NullMarked;
