/** The fault run: load on all flows while everything goes wrong, and then a check of the books. */
@NullMarked
package io.tutorflow.bench.crash;

import org.jspecify.annotations.NullMarked;
