package io.tutorflow.sandbox.stripe.card;

import static io.tutorflow.sandbox.stripe.card.TestCard.Aftermath.DISPUTED;
import static io.tutorflow.sandbox.stripe.card.TestCard.Aftermath.NOTHING;
import static io.tutorflow.sandbox.stripe.card.TestCard.Aftermath.REFUNDS_FAIL;
import static io.tutorflow.sandbox.stripe.card.TestCard.Aftermath.REFUNDS_PEND;
import static io.tutorflow.sandbox.stripe.card.TestCard.Authentication.ALWAYS;
import static io.tutorflow.sandbox.stripe.card.TestCard.Authentication.NEVER;
import static io.tutorflow.sandbox.stripe.card.TestCard.Authentication.UNLESS_SET_UP;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stripe's test cards, by the numbers and the test ids that Stripe publishes for them. */
public enum TestCard {
    VISA("4242424242424242", "pm_card_visa", null, NEVER, NOTHING),
    MASTERCARD("5555555555554444", "pm_card_mastercard", null, NEVER, NOTHING),
    AMEX("378282246310005", "pm_card_amex", null, NEVER, NOTHING),
    DECLINED("4000000000000002", "pm_card_chargeDeclined", Decline.GENERIC, NEVER, NOTHING),
    INSUFFICIENT_FUNDS(
            "4000000000009995", "pm_card_chargeDeclinedInsufficientFunds", Decline.INSUFFICIENT_FUNDS, NEVER, NOTHING),
    LOST("4000000000009987", "pm_card_chargeDeclinedLostCard", Decline.LOST, NEVER, NOTHING),
    STOLEN("4000000000009979", "pm_card_chargeDeclinedStolenCard", Decline.STOLEN, NEVER, NOTHING),
    EXPIRED("4000000000000069", "pm_card_chargeDeclinedExpiredCard", Decline.EXPIRED, NEVER, NOTHING),
    INCORRECT_CVC("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", Decline.INCORRECT_CVC, NEVER, NOTHING),
    PROCESSING_ERROR(
            "4000000000000119", "pm_card_chargeDeclinedProcessingError", Decline.PROCESSING_ERROR, NEVER, NOTHING),
    /** Can be saved; every charge is declined. */
    DECLINED_LATER("4000000000000341", "pm_card_chargeCustomerFail", Decline.GENERIC, NEVER, NOTHING),
    AUTHENTICATED_UNLESS_SET_UP(
            "4000002500003155", "pm_card_authenticationRequiredOnSetup", null, UNLESS_SET_UP, NOTHING),
    ALWAYS_AUTHENTICATED("4000002760003184", "pm_card_authenticationRequired", null, ALWAYS, NOTHING),
    AUTHENTICATED_WITHOUT_FUNDS(
            "4000008260003178",
            "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
            Decline.INSUFFICIENT_FUNDS,
            ALWAYS,
            NOTHING),
    THREE_D_SECURE_2_REQUIRED("4000000000003220", "pm_card_threeDSecure2Required", null, ALWAYS, NOTHING),
    THREE_D_SECURE_REQUIRED("4000000000003063", "pm_card_threeDSecureRequired", null, ALWAYS, NOTHING),
    THREE_D_SECURE_REQUIRED_DECLINED(
            "4000008400001629", "pm_card_threeDSecureRequiredChargeDeclined", Decline.GENERIC, ALWAYS, NOTHING),
    THREE_D_SECURE_REQUIRED_PROCESSING_ERROR(
            "4000008400001280",
            "pm_card_threeDSecureRequiredProcessingError",
            Decline.PROCESSING_ERROR,
            ALWAYS,
            NOTHING),
    /** Its bank can ask, and need not: it does not here. */
    THREE_D_SECURE_OPTIONAL("4000000000003055", "pm_card_threeDSecureOptional", null, NEVER, NOTHING),
    THREE_D_SECURE_NOT_SUPPORTED("378282246310005", "pm_card_amex_threeDSecureNotSupported", null, NEVER, NOTHING),
    DISPUTED_LATER("4000000000000259", "pm_card_createDispute", null, NEVER, DISPUTED),
    REFUND_FAILS("4000000000005126", "pm_card_refundFail", null, NEVER, REFUNDS_FAIL),
    REFUND_PENDING("4000000000007726", "pm_card_pendingRefund", null, NEVER, REFUNDS_PEND);

    /** When its bank wants to know that the holder is there. */
    public enum Authentication {
        NEVER,
        UNLESS_SET_UP,
        ALWAYS
    }

    /** What becomes of a charge that succeeded. */
    public enum Aftermath {
        NOTHING,
        DISPUTED,
        REFUNDS_FAIL,
        REFUNDS_PEND
    }

    private static final int LAST = 4;

    private final String number;
    private final String testId;
    private final @Nullable Decline decline;
    private final Authentication authentication;
    private final Aftermath aftermath;

    TestCard(
            String number,
            String testId,
            @Nullable Decline decline,
            Authentication authentication,
            Aftermath aftermath) {
        this.number = number;
        this.testId = testId;
        this.decline = decline;
        this.authentication = authentication;
        this.aftermath = aftermath;
    }

    public static Optional<TestCard> withNumber(String number) {
        return Stream.of(values()).filter(card -> card.number.equals(number)).findFirst();
    }

    public static Optional<TestCard> withTestId(String id) {
        return Stream.of(values()).filter(card -> card.testId.equals(id)).findFirst();
    }

    public String number() {
        return number;
    }

    public String brand() {
        return switch (number.charAt(0)) {
            case '5' -> "mastercard";
            case '3' -> "amex";
            default -> "visa";
        };
    }

    public String last4() {
        return number.substring(number.length() - LAST);
    }

    public Authentication authentication() {
        return authentication;
    }

    public Aftermath aftermath() {
        return aftermath;
    }

    /** Why it cannot even be saved. */
    public Optional<Decline> declinesSetUp() {
        return this == DECLINED_LATER ? Optional.empty() : Optional.ofNullable(decline);
    }

    /** What its bank says to a charge. */
    public Verdict judge(Presence presence, boolean setUp) {
        boolean asks = authentication == ALWAYS || (authentication == UNLESS_SET_UP && !setUp);
        if (asks && presence == Presence.AWAY) {
            return new Verdict.Declined(Decline.AUTHENTICATION_REQUIRED);
        }
        if (asks && presence == Presence.HERE) {
            return new Verdict.Asks();
        }
        return decline == null ? new Verdict.Pays() : new Verdict.Declined(decline);
    }
}
