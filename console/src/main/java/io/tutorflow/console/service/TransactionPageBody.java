package io.tutorflow.console.service;

import java.util.List;

/** A page of the history, newest first. */
public record TransactionPageBody(List<TransactionBody> items, long total) {}
