/** The usage of a workspace, as its agents read it: record by record, and summarized. */
@NullMarked
package io.tutorflow.usage.history;

import org.jspecify.annotations.NullMarked;
