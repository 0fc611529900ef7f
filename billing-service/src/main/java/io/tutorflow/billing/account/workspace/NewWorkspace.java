package io.tutorflow.billing.account.workspace;

import io.tutorflow.money.Money;

/**
 * A workspace that somebody wants.
 *
 * @param creditLine how far it may go below zero; nothing for a newcomer
 * @param signupCredit what it is given to try the platform with; nothing if an operator makes it
 */
public record NewWorkspace(Profile profile, Terms terms, Money creditLine, Money signupCredit) {}
