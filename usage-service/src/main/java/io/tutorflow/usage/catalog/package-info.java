/** The price catalogue as this replica knows it, and the quotes made from it. */
@NullMarked
package io.tutorflow.usage.catalog;

import org.jspecify.annotations.NullMarked;
