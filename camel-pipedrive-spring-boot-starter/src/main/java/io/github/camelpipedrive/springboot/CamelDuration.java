// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a duration that may be written in Camel's way too, such as {@code 1m30s}, as in the other runtimes' files. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface CamelDuration {}
