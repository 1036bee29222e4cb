// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an option whose value is a reference, such as {@code #bean:name}. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface BeanReference {}
