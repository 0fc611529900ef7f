package io.tutorflow.billing.ledger.posting;

import io.tutorflow.money.Money;

/**
 * What an account bought and spent since it was opened.
 *
 * @param distributed what an organization gave its students, or a student was given, less what came back
 */
public record Lifetime(Money purchased, Money spent, Money distributed) {}
