package io.tutorflow.usage.activity;

import io.tutorflow.usage.catalog.Category;
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

/** The text must name an activity, or be null. */
@Documented
@Constraint(validatedBy = KnownActivity.Validator.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface KnownActivity {

    String message() default "must be a known activity";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks the text up among the schools' categories. */
    class Validator implements ConstraintValidator<KnownActivity, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null || Category.ofSchools(text).isPresent()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("must be one of "
                            + Category.ofSchools().stream().map(Category::text).toList())
                    .addConstraintViolation();
            return false;
        }
    }
}
