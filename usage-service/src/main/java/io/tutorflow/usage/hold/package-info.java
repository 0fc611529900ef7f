/** Holding estimates: the ledger's requests and answers. */
@NullMarked
package io.tutorflow.usage.hold;

import org.jspecify.annotations.NullMarked;
