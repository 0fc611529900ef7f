package io.tutorflow.usage.charge;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The request has every field that its other fields require. */
@Documented
@Constraint(validatedBy = Complete.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Complete {

    String message() default "is required";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks the request itself. */
    class Validator implements ConstraintValidator<Complete, CreateRequest> {

        @Override
        public boolean isValid(CreateRequest request, ConstraintValidatorContext context) {
            var missing = request.missing();
            if (missing.isEmpty()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode(missing.get())
                    .addConstraintViolation();
            return false;
        }
    }
}
