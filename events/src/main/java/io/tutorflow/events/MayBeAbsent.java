package io.tutorflow.events;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A field that came later, or stands for what is rare: events without it are events all the same. */
@Retention(RUNTIME)
@Target({PARAMETER, RECORD_COMPONENT})
@interface MayBeAbsent {}
