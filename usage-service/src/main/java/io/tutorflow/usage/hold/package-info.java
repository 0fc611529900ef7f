/** Setting an estimate aside: what the ledger is asked and what it answers. */
@NullMarked
package io.tutorflow.usage.hold;

import org.jspecify.annotations.NullMarked;
