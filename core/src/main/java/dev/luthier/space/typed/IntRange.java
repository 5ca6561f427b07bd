package dev.luthier.space.typed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An int or long from min to max, both included. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface IntRange {
    long min();

    long max();

    /** Distance of the allowed values, counted from min. */
    long step() default 1;

    /** Whether every order of magnitude is alike; min must then be at least 1. */
    boolean log() default false;
}
