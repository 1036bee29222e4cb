// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.connect;

import java.util.LinkedHashSet;
import java.util.Set;

/** What can be logged of exceptions that are not ours: their messages may repeat the request, with code and state. */
final class ClassNames {

    private static final int LONGEST_CHAIN = 10;

    private ClassNames() {}

    /** An exception's class, where it was thrown, and the classes of its causes. */
    static String of(Throwable failure) {
        Set<String> names = new LinkedHashSet<>();
        Throwable each = failure;
        for (int i = 0; each != null && i < LONGEST_CHAIN; i++) {
            StackTraceElement[] trace = each.getStackTrace();
            names.add(each.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]));
            each = each.getCause();
        }
        return String.join(", caused by ", names);
    }
}
