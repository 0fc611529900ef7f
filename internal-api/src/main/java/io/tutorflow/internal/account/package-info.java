/** What billing-service knows about accounts: their kinds, keys, wallets and request counts. */
@NullMarked
package io.tutorflow.internal.account;

import org.jspecify.annotations.NullMarked;
