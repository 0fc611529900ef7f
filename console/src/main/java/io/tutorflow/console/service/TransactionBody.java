package io.tutorflow.console.service;

import java.math.BigDecimal;
import java.time.Instant;

/** A line of the history. */
public record TransactionBody(String id, Instant date, String type, BigDecimal amount, String description) {}
