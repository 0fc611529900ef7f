package io.tutorflow.billing.job;

/**
 * What a job is called and how often it is looked whether there is something to do.
 *
 * @param name in the list of schedulers and in metrics: lower case, words joined by hyphens
 * @param every a duration as Quarkus writes them, or a property that holds one: {@code ${tutorflow.letters.send-every:1s}}
 */
public record Schedule(String name, String every) {}
