/** What the account holds, kept on disk before anyone is told of it. */
@NullMarked
package io.tutorflow.sandbox.stripe.store;

import org.jspecify.annotations.NullMarked;
