// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import java.lang.StackWalker.StackFrame;
import java.util.List;

/**
 * A splitter that ends early, as with {@code stopOnException}, reads the rest of what it splits all the same, to release
 * exchanges that it makes only for this ({@code MulticastProcessor.doDone} of Camel 4.18). For a stream that would be
 * the rest of the list, page by page, at the price of its calls.
 */
final class EndedSplitter {

    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String OURS = EndedSplitter.class.getPackageName() + ".";

    private EndedSplitter() {}

    /** Whether a stream of this package is being asked by such a splitter for its next record or page. */
    static boolean isAsking() {
        List<StackFrame> askers = STACK.walk(
                frames -> frames.dropWhile(frame -> frame.getClassName().startsWith(OURS))
                        .limit(2)
                        .toList());
        return askers.size() == 2
                && askers.get(0).getClassName().startsWith("org.apache.camel.processor.Splitter$")
                && askers.get(1).getMethodName().equals("doDone");
    }
}
