// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a {@link PipedriveSandbox} with the application context of a test, and sets {@code camel.component.pipedrive.*}
 * so that the component calls it. For classes with {@code @SpringBootTest}, a slice, or {@code @SpringJUnitConfig}.
 *
 * <pre>{@code
 * @SpringBootTest
 * @PipedriveSandboxTest("--generate=deal=20")
 * class OrdersTest {
 *
 *     @Test
 *     void makesADeal(PipedriveSandbox pipedrive) { … }
 * }
 * }</pre>
 *
 * The sandbox is a bean, {@code pipedriveSandbox}, and an argument of test methods. Tests whose contexts are equal share
 * one, as they share the context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(PipedriveSandboxParameterResolver.class)
public @interface PipedriveSandboxTest {

    /**
     * What the sandbox is like, by the options of its program, such as {@code --generate=deal=20} or
     * {@code --seed=src/test/resources/crm.json}.
     *
     * @return the options; none for an empty sandbox on a free port
     */
    String[] value() default {};

    /**
     * Whether the sandbox is brought back to its start before each test method.
     *
     * @return false when a test may continue where another one ended
     */
    boolean resetBeforeEach() default true;
}
