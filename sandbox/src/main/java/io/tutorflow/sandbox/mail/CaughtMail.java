package io.tutorflow.sandbox.mail;

/** A mail as its receiver would have seen it. */
public record CaughtMail(String sentAt, String from, String to, String subject, String body) {}
