package io.tutorflow.sandbox.stripe.page;

/** Text in a web page that cannot become anything else. */
public final class Html {

    private Html() {}

    public static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
