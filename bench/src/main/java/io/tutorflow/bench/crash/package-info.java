/** The fault run: load over all flows while everything goes wrong, and then the books. */
@NullMarked
package io.tutorflow.bench.crash;

import org.jspecify.annotations.NullMarked;
