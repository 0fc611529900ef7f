/**
 * What a month would have come to under other prices or terms: usage by the prices of everybody, money by the rules of
 * documents and by the ledger's own balances. It writes nothing.
 */
@NullMarked
package io.tutorflow.billing.whatif;

import org.jspecify.annotations.NullMarked;
