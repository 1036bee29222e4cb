// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot.test;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Resets the sandbox before each test method, so that it does not depend on those before it. */
final class PipedriveSandboxTestExecutionListener implements TestExecutionListener {

    PipedriveSandboxTestExecutionListener() {}

    /** Before the test's own {@code @BeforeEach} methods, which may add records. */
    @Override
    public void beforeTestMethod(TestContext test) {
        PipedriveSandboxTest wanted =
                TestContextAnnotationUtils.findMergedAnnotation(test.getTestClass(), PipedriveSandboxTest.class);
        if (wanted != null && wanted.resetBeforeEach()) {
            test.getApplicationContext().getBean(PipedriveSandbox.class).reset();
        }
    }
}
