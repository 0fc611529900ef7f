/**
 * The books: wallets, the kinds of transfer, and the one class that writes them. What is written is decided in the
 * rooms, each under the locks of the wallets: {@code hold}, {@code capture}, {@code posting}, {@code clearing} and
 * {@code line}. {@code feed} signals falling balances, {@code healing} compares the result with usage-service,
 * {@code statement} and {@code rollforward} show it.
 */
@NullMarked
package io.tutorflow.billing.ledger;

import org.jspecify.annotations.NullMarked;
