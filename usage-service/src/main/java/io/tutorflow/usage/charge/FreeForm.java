package io.tutorflow.usage.charge;

import io.tutorflow.http.KeptJson;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Free-form JSON of the caller, or null; bounded by its length as JSON text. */
@Documented
@Constraint(validatedBy = FreeForm.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface FreeForm {

    int max() default RequestLimits.OBJECT;

    String message() default
            "must have at most {max} characters as JSON, no number of more than 500, and at most 100 levels";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Writes it as it will be stored, and reads that back. */
    class Validator implements ConstraintValidator<FreeForm, Object> {

        private int max;

        @Override
        public void initialize(FreeForm constraint) {
            max = constraint.max();
        }

        @Override
        public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
            return value == null || KeptJson.taken(value, max).isPresent();
        }
    }
}
