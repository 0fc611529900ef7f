/** How long before they count prices and terms are fixed. */
@NullMarked
package io.tutorflow.pricing.notice;

import org.jspecify.annotations.NullMarked;
