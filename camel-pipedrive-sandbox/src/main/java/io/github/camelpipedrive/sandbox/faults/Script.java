// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.faults;

import java.util.Arrays;
import java.util.function.Supplier;

import io.github.camelpipedrive.sandbox.wire.Answer;
import io.github.camelpipedrive.sandbox.wire.Answer.Ending;

/**
 * An answer in the place of the sandbox's own. Immutable.
 *
 * @param answer what is sent; of the sandbox's own answer only what is changed
 * @param work what becomes of the operation itself
 */
public record Script(Answer answer, Work work) {

    /** What becomes of the operation itself. */
    public enum Work {
        /** It is not carried out. */
        LEFT,
        /** It is carried out, and the client reads something else. */
        LOST,
        /** It is carried out, and the client reads what came of it. */
        TOLD
    }

    /**
     * What is sent in the end.
     *
     * @param operation carries the operation out and says what the sandbox itself would answer
     * @return the answer
     */
    public Answer over(Supplier<Answer> operation) {
        if (work == Work.LEFT) {
            return answer;
        }
        Answer own = operation.get();
        return work == Work.LOST ? answer.losingTheResult() : changed(own);
    }

    private Answer changed(Answer own) {
        Answer changed = own.headers(answer.headers()).delayed(answer.delay().plus(own.delay()));
        if (answer.ending() != Ending.TRUNCATED) {
            return changed;
        }
        byte[] firstHalf = Arrays.copyOf(own.body(), own.body().length / 2);
        return changed.body(firstHalf).truncated().losingTheResult();
    }
}
