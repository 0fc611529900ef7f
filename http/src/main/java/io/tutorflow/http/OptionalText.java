package io.tutorflow.http;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** A text that is missing or says something. */
public class OptionalText implements ConstraintValidator<SaysSomething, String> {

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        return text == null || !text.isBlank();
    }
}
