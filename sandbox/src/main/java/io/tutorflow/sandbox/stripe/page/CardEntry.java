package io.tutorflow.sandbox.stripe.page;

import io.tutorflow.sandbox.stripe.card.TestCard;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody has typed into the page. */
public record CardEntry(String email, String number, String expiry, String cvc, String name) {

    private static final Pattern EXPIRY = Pattern.compile("(0?[1-9]|1[0-2])\\s*/?\\s*(?:20)?(\\d{2})");
    private static final int CENTURY = 2000;

    public static CardEntry of(Map<String, String> form, String knownEmail) {
        return new CardEntry(
                knownEmail.isEmpty() ? form.getOrDefault("email", "").strip() : knownEmail,
                form.getOrDefault("number", "").replaceAll("[\\s-]", ""),
                form.getOrDefault("expiry", "").strip(),
                form.getOrDefault("cvc", "").strip(),
                form.getOrDefault("name", "").strip());
    }

    public static CardEntry empty(String knownEmail) {
        return of(Map.of(), knownEmail);
    }

    /** What is wrong, by field, in the order of the page. */
    public Map<String, String> faults(YearMonth now) {
        Map<String, String> faults = new LinkedHashMap<>();
        if (!email.matches("[^@\\s]+@[^@\\s]+\\.?[^@\\s]*")) {
            faults.put("email", "Enter an email address, such as name@example.com.");
        }
        if (!number.matches("\\d{12,19}") || !passesLuhn()) {
            faults.put("number", "Your card number is invalid.");
        } else if (TestCard.withNumber(number).isEmpty()) {
            faults.put("number", "This page takes test cards only, such as 4242 4242 4242 4242.");
        }
        faultOfExpiry(now, faults);
        if (!cvc.matches(number.startsWith("3") ? "\\d{4}" : "\\d{3}")) {
            faults.put("cvc", "Your card's security code is incomplete.");
        }
        if (name.isEmpty()) {
            faults.put("name", "Enter the name on the card.");
        }
        return faults;
    }

    private void faultOfExpiry(YearMonth now, Map<String, String> faults) {
        Matcher matcher = EXPIRY.matcher(expiry);
        if (!matcher.matches()) {
            faults.put("expiry", "Your card's expiration date is incomplete; enter it as MM / YY.");
        } else if (expires().isBefore(now)) {
            faults.put("expiry", "Your card's expiration date is in the past.");
        }
    }

    public YearMonth expires() {
        Matcher matcher = EXPIRY.matcher(expiry);
        if (!matcher.matches()) {
            throw new IllegalStateException("not an expiration date: " + expiry);
        }
        return YearMonth.of(CENTURY + Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)));
    }

    public TestCard card() {
        return TestCard.withNumber(number).orElseThrow();
    }

    private boolean passesLuhn() {
        int sum = 0;
        for (int place = 0; place < number.length(); place++) {
            int digit = number.charAt(number.length() - 1 - place) - '0';
            int weighed = place % 2 == 1 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    @Override
    public String toString() {
        return "CardEntry";
    }
}
