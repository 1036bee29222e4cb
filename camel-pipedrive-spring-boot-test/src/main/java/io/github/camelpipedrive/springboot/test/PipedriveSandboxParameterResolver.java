// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot.test;

import java.lang.reflect.Method;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The sandbox of the application context as an argument of methods. What is {@code @Autowired} is Spring's. */
final class PipedriveSandboxParameterResolver implements ParameterResolver {

    PipedriveSandboxParameterResolver() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == PipedriveSandbox.class
                && parameter.getDeclaringExecutable() instanceof Method method
                && !method.isAnnotationPresent(Autowired.class)
                && !parameter.isAnnotated(Autowired.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return SpringExtension.getApplicationContext(test).getBean(PipedriveSandbox.class);
    }
}
