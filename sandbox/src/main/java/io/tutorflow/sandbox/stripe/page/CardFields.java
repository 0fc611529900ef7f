package io.tutorflow.sandbox.stripe.page;

import java.util.Map;

/** The inputs of the page, each with its label and with what is wrong with it. */
public record CardFields(CardEntry entry, Map<String, String> faults) {

    /** What is said at the top, with a way to each field; empty if nothing is wrong. */
    public String alert() {
        if (faults.isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder();
        faults.forEach((field, message) ->
                list.append("<li><a href=\"#%s\">%s</a></li>%n".formatted(Html.text(field), Html.text(message))));
        return """
                <div class="alert" role="alert">
                <h2>Nothing was charged</h2>
                <ul>
                %s</ul>
                </div>
                """.formatted(list);
    }

    public String inputs(boolean emailIsKnown) {
        return """
                %s
                %s
                <div class="pair">
                <div>
                %s
                </div>
                <div>
                %s
                </div>
                </div>
                %s""".formatted(
                input(
                        "email",
                        "Email",
                        entry.email(),
                        "type=\"email\" autocomplete=\"email\"" + (emailIsKnown ? " readonly" : "")),
                input("number", "Card number", entry.number(), "inputmode=\"numeric\" autocomplete=\"cc-number\""),
                input(
                        "expiry",
                        "Expiration (MM / YY)",
                        entry.expiry(),
                        "inputmode=\"numeric\" autocomplete=\"cc-exp\""),
                input(
                        "cvc",
                        "Security code (CVC)",
                        "",
                        "inputmode=\"numeric\" autocomplete=\"cc-csc\" maxlength=\"4\""),
                input("name", "Name on card", entry.name(), "autocomplete=\"cc-name\""));
    }

    private String input(String field, String label, String value, String attributes) {
        String fault = faults.get(field);
        return """
                <label for="%1$s">%2$s</label>
                <input id="%1$s" name="%1$s" value="%3$s" required %4$s%5$s>%6$s""".formatted(
                field,
                Html.text(label),
                Html.text(value),
                attributes,
                fault == null ? "" : " aria-invalid=\"true\" aria-describedby=\"" + field + "-fault\"",
                fault == null ? "" : "\n<p class=\"fault\" id=\"" + field + "-fault\">" + Html.text(fault) + "</p>");
    }
}
