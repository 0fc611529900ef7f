package io.tutorflow.billing.account.workspace;

import org.jspecify.annotations.Nullable;

/**
 * Who a workspace says it is.
 *
 * @param agentIdentity free text in which an agent describes itself
 */
public record Profile(
        String name, Slug slug, Contact contact, @Nullable String agentIdentity, Origin origin) {

    public static final int MAX_NAME = 200;
    public static final int MAX_AGENT_IDENTITY = 500;

    /** A changed address is not verified yet. */
    Profile reachedAt(String email) {
        return contact.isReachedAt(email)
                ? this
                : new Profile(name, slug, Contact.unverified(email), agentIdentity, origin);
    }

    Profile verified() {
        return new Profile(name, slug, new Contact(contact.email(), true), agentIdentity, origin);
    }
}
