package dev.luthier.space.typed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A double above 0 from min to max, both included, every order of magnitude alike. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface LogUniform {
    double min();

    double max();

    /** Distance of the allowed values, counted from min; 0 allows every value. */
    double step() default 0;
}
