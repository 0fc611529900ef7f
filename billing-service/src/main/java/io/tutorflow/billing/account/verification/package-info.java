/** Proof that someone reads a workspace's mail: a mailed link, usable once within a day. */
@NullMarked
package io.tutorflow.billing.account.verification;

import org.jspecify.annotations.NullMarked;
