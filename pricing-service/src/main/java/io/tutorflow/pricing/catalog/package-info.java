/** Price catalogues: immutable versions, drafted and published by operators, told to the suite on a state topic. */
@NullMarked
package io.tutorflow.pricing.catalog;

import org.jspecify.annotations.NullMarked;
