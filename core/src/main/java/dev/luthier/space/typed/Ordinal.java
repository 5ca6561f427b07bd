package dev.luthier.space.typed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One of several values in their order, written as text: {@code @Ordinal({"16", "32", "64"}) int batch}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Ordinal {
    /** At least one value; on an enum, none stands for all its constants. */
    String[] value() default {};
}
