package io.tutorflow.events;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import org.jspecify.annotations.Nullable;

/** Lets readers, to whom a missing field is an error, take {@link MayBeAbsent} fields for null where they are missing. */
final class AbsentFields extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    private static final String NOTHING = MayBeAbsent.class.getName();

    /** What a missing field is given instead. */
    static InjectableValues values() {
        return new InjectableValues.Std().addValue(NOTHING, null);
    }

    /** Of a constructor's parameter alone: a record's field would be overwritten after it was read. */
    @Override
    public JacksonInject.@Nullable Value findInjectableValue(AnnotatedMember member) {
        return member instanceof AnnotatedParameter && member.hasAnnotation(MayBeAbsent.class)
                ? JacksonInject.Value.forId(NOTHING)
                : null;
    }
}
