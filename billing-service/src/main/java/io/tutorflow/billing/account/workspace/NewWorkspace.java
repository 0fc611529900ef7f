package io.tutorflow.billing.account.workspace;

import io.tutorflow.money.Money;

/**
 * A workspace to be created.
 *
 * @param creditLine how far it may go below zero; zero for a newcomer
 * @param signupCredit free credits to try the platform; zero if an operator creates it
 */
public record NewWorkspace(Profile profile, Terms terms, Money creditLine, Money signupCredit) {}
