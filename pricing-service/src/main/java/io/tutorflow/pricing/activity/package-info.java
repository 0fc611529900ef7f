/** What activities cost a school in tokens: the standard prices, and what organizations have set instead, from a date on. */
@NullMarked
package io.tutorflow.pricing.activity;

import org.jspecify.annotations.NullMarked;
