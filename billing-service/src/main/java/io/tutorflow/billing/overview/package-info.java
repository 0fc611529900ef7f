/** What a workspace sees of itself: its account, its balance, and what moved it. */
@NullMarked
package io.tutorflow.billing.overview;

import org.jspecify.annotations.NullMarked;
