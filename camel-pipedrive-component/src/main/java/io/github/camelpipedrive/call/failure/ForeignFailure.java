// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.failure;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.operation.Operation;

/**
 * A failure that is no {@link PipedriveException}, as code throws it that is not ours: a user's class, a converter, a
 * library.
 */
public final class ForeignFailure {

    private static final Pattern CONTROLS = Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final int LONGEST = 400;
    private static final int MOST_CAUSES = 50;

    private ForeignFailure() {}

    /**
     * What it says, as it may appear in a message.
     *
     * @param failure the failure
     * @return the class and the words of its root cause, in one line
     */
    public static String words(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < MOST_CAUSES && root.getCause() != null; i++) {
            root = root.getCause();
        }
        String name = root.getClass().getSimpleName();
        String message = root.getMessage() == null ? "" : root.getMessage();
        String words = CONTROLS.matcher(message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message)
                .replaceAll(" ")
                .strip();
        return words.isEmpty() ? name : name + ": " + words;
    }

    /**
     * The exception for a call during which it came, so that nobody can say whether the call was carried out.
     *
     * @param operation what was called
     * @param subject what it was about, empty for no single thing
     * @param account the account's name
     * @param failure the failure, which is the cause
     * @return the exception
     */
    public static PipedriveException during(Operation operation, String subject, String account, Throwable failure) {
        return during(operation, ErrorDetails.of(operation.id(), account, "").about(subject), failure, text -> text);
    }

    /**
     * The same of a call that was sent.
     *
     * @param call the call
     * @param failure the failure; it is the cause, unless it repeats a secret
     * @param redact takes secrets out of a text
     */
    static PipedriveException during(Call call, Throwable failure, UnaryOperator<String> redact) {
        ErrorDetails details =
                ErrorDetails.of(call.operation().id(), call.account(), "").about(call.subject());
        return during(call.operation(), details, failure, redact);
    }

    private static PipedriveException during(
            Operation operation, ErrorDetails about, Throwable failure, UnaryOperator<String> redact) {
        ErrorDetails details = about.withMessage(
                        "the call failed unexpectedly (" + ErrorText.safe(words(failure), redact) + ")")
                .withPossiblyCarriedOut(true)
                .withHint(
                        operation.effect().safeToRepeat()
                                ? "It can be retried safely."
                                : "It may have been carried out: check before you retry it.");
        return new PipedriveServerException(details, false, repeatsSecret(failure, redact) ? null : failure);
    }

    private static boolean repeatsSecret(Throwable failure, UnaryOperator<String> redact) {
        Throwable each = failure;
        for (int i = 0; i < MOST_CAUSES && each != null; i++) {
            String message = each.getMessage();
            if (message != null && !redact.apply(message).equals(message)) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }
}
