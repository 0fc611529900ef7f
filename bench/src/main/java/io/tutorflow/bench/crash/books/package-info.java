/** The books of a stack after a fault run, compared with what clients were told. */
@NullMarked
package io.tutorflow.bench.crash.books;

import org.jspecify.annotations.NullMarked;
