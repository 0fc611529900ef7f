/** Proof that somebody reads a workspace's mail: a link by mail, good once and for a day. */
@NullMarked
package io.tutorflow.billing.account.verification;

import org.jspecify.annotations.NullMarked;
