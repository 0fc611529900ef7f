package io.tutorflow.http;

/** Which email addresses are accepted, as values of annotations. */
public final class EmailAddress {

    /** RFC 5321: a path has at most 256 characters, including two brackets. */
    public static final int LIMIT = 254;

    /**
     * RFC 5321's mailbox of ASCII atoms at a domain of at least two labels, which every mail server accepts. Quoted
     * parts, address literals, brackets and encoded words (RFC 2047) are only for mail programs, or for attacks on
     * them.
     */
    public static final String PATTERN = "(?!.*=\\?)(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
            + "(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])";

    public static final String RULE = "must be an email address, such as ada@school.example";

    private EmailAddress() {}
}
