/** What moved an account's money, and when. */
@NullMarked
package io.tutorflow.billing.transaction;

import org.jspecify.annotations.NullMarked;
