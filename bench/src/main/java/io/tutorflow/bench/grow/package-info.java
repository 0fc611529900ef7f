/** Years of use, written straight into the databases of a scratch suite. */
@NullMarked
package io.tutorflow.bench.grow;

import org.jspecify.annotations.NullMarked;
