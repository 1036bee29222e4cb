// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot.test;

import java.util.List;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives the classes with {@link PipedriveSandboxTest} a context with a sandbox. */
final class PipedriveSandboxContextCustomizerFactory implements ContextCustomizerFactory {

    PipedriveSandboxContextCustomizerFactory() {}

    /** Null for other classes, as Spring wants it. */
    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        PipedriveSandboxTest wanted =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, PipedriveSandboxTest.class);
        return wanted == null ? null : new PipedriveSandboxContextCustomizer(List.of(wanted.value()));
    }
}
