package io.tutorflow.usage.record;

import java.util.UUID;

/**
 * Who is charged, and who asked.
 *
 * @param accountId the workspace that pays
 * @param subject the id of the API key that asked
 */
public record Payer(UUID accountId, String subject) {

    /** The audience of everyone who calls with an API key. */
    static final String AUDIENCE = "platform";

    /** Where the money of that audience comes from. */
    static final String BILLING_SOURCE = "credits";
}
