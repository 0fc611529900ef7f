package io.tutorflow.billing.account.organization;

import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.money.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An organization that an operator creates for a school. */
record OrganizationRequest(
        @Schema(
                description = "The organization's id at the identity provider (claim org_id), not the nil UUID;"
                        + " generated if omitted")
        @Nullable
        UUID id,

        @NotBlank @Size(max = Organization.MAX_NAME) String name,

        @NotBlank
        @Size(max = 100)
        @Schema(
                description = "A name from the IANA time zone database; it can never be changed",
                examples = "Europe/Berlin")
        String timeZone,

        @DecimalMin("0")
        @DecimalMax(Organization.MAX_GIFT_TOKENS)
        @Digits(integer = 9, fraction = 4)
        @Schema(description = "Tokens to start with", defaultValue = "0")
        @Nullable
        BigDecimal tokens,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    private static final UUID NIL = new UUID(0, 0);

    Organization organization(Instant now) {
        return new Organization(wantedId(), 1, name, zone(), OrganizationStatus.ACTIVE, null, null, now, now);
    }

    /** The nil UUID stands for no organization: tokens of identity providers and prices mean "none" by it. */
    private OrganizationId wantedId() {
        if (NIL.equals(id)) {
            throw ApiProblem.invalid("id must not be the nil UUID");
        }
        return new OrganizationId(id == null ? UUID.randomUUID() : id);
    }

    Money firstTokens() {
        return tokens == null ? Money.ZERO : Money.ofCredits(tokens);
    }

    /** A region name: an offset has no daylight-saving time, and an abbreviation is ambiguous. */
    private ZoneId zone() {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw ApiProblem.invalid("timeZone must be an IANA name such as Europe/Berlin");
        }
        return ZoneId.of(timeZone);
    }
}
