/** What billing-service knows of accounts: their kinds, keys, wallets and counts of requests. */
@NullMarked
package io.tutorflow.internal.account;

import org.jspecify.annotations.NullMarked;
