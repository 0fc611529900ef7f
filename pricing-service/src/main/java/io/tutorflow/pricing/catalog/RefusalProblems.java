package io.tutorflow.pricing.catalog;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;

/** What an operator is told of a refusal: the field or the limit, and the way out. */
final class RefusalProblems {

    private RefusalProblems() {}

    static ApiProblem of(CatalogRefusal refusal) {
        return switch (refusal) {
            case CatalogRefusal.UnknownKey unknown ->
                ApiProblem.invalid(
                        "prices[%d].catalogKey is not in the catalogue: %s".formatted(unknown.index(), unknown.key()));
            case CatalogRefusal.RepeatedKey repeated ->
                ApiProblem.invalid("prices[%d].catalogKey is repeated: %s".formatted(repeated.index(), repeated.key()));
            case CatalogRefusal.Misdated misdated ->
                ApiProblem.invalid(misdated.date().words());
            case CatalogRefusal.DateTaken taken ->
                conflict("effectiveFrom %s is already taken by version %s; choose another date"
                        .formatted(taken.asked(), taken.by()));
            case CatalogRefusal.TooManyVersions many ->
                conflict(("%d versions are already in force or scheduled, which is the maximum; wait until one is"
                                + " superseded")
                        .formatted(many.limit()));
            case CatalogRefusal.AlreadyPublished published ->
                conflict("Version %s is published and cannot be changed; create a new draft"
                        .formatted(published.version()));
            case CatalogRefusal.KeyReused reused ->
                conflict("This idempotencyKey created version %s from a different request; use a new key"
                        .formatted(reused.version()));
            case CatalogRefusal.NoSuchVersion missing -> ApiProblem.notFound("Catalogue version " + missing.version());
        };
    }

    private static ApiProblem conflict(String message) {
        return ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, message);
    }
}
