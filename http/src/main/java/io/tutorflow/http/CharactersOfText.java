package io.tutorflow.http;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Counts the characters (code points) of a text, as JSON Schema and PostgreSQL do; Java would count more. */
public class CharactersOfText implements ConstraintValidator<Size, String> {

    private int least;
    private int most;

    @Override
    public void initialize(Size size) {
        least = size.min();
        most = size.max();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        int characters = text.codePointCount(0, text.length());
        return least <= characters && characters <= most;
    }
}
