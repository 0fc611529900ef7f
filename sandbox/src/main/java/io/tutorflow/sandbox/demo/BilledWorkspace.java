package io.tutorflow.sandbox.demo;

/**
 * A workspace of the story.
 *
 * @param name what it is called in the story
 * @param key what its agents call with
 * @param owner the token of the person behind it
 */
record BilledWorkspace(String name, String id, String key, String owner) {}
